using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What came of one collector. No data, no permission and no answer are three different things, on the card and for the model.</summary>
public abstract record CollectorResult
{
    private CollectorResult()
    {
    }

    public sealed record Collected(IReadOnlyList<EvidenceDraft> Evidence) : CollectorResult
    {
        /// <summary>What could not be read beside the evidence, in a sentence; null where everything was.</summary>
        public string? Gap { get; init; }

        /// <summary>What was looked for and is not there, in a sentence; null where that says nothing.</summary>
        public string? Absent { get; init; }

        /// <summary>Puts what was read, whole, into the bundle that the incident is ranked from; null where the evidence is all there is.</summary>
        public Func<IncidentBundle, IncidentBundle>? Adds { get; init; }
    }

    /// <param name="Query">What was asked.</param>
    public sealed record NoData(string Query) : CollectorResult;

    /// <param name="MissingPermission">What would have to be allowed, for example <c>cloudtrail:LookupEvents</c>.</param>
    public sealed record Denied(string Query, string MissingPermission) : CollectorResult;

    public sealed record Failed(string Reason) : CollectorResult;

    /// <summary>The collector has nothing to do with this kind of incident.</summary>
    public sealed record NotApplicable : CollectorResult;
}
