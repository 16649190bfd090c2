using System.Collections.Immutable;

namespace AiOps.Bot.Core.Anomalies;

/// <summary>An observation whose score passed its scorer's threshold, or an expected one that did not come.</summary>
public sealed record Anomaly
{
    /// <summary>Made from the scorer, the signal and the time, so that replaying the same log gives the same ids and nothing is raised twice.</summary>
    public required string Id { get; init; }

    public required string Scorer { get; init; }

    /// <summary>What kind of condition: see <see cref="AnomalyKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the fingerprint is made of: equal for repeats of the same condition, different for different ones.</summary>
    public required ImmutableSortedDictionary<string, string> Signal { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>0 to 1; anomalous at or above <see cref="Threshold"/>.</summary>
    public required double Score { get; init; }

    public required double Threshold { get; init; }

    public required ResourceId Resource { get; init; }

    /// <summary>From the first to the last event that it is made of; for ceased activity, from the last one seen to now.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>When it became an anomaly, in the log's own time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was unusual, expected against seen, strongest first.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Typed details, by the names of <see cref="AnomalyLabels"/>.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Ids of the log events behind it, at most 50.</summary>
    public ImmutableArray<string> EventIds { get; init; } = [];
}
