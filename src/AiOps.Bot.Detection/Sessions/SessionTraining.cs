using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>What a scorer of sessions is fitted on.</summary>
/// <param name="Labels">True = anomalous, one for each session; empty where nothing is labelled.</param>
/// <param name="FalseAlarms">The share of ordinary sessions that may be called anomalous, above 0 to 0.5.</param>
public sealed record SessionTraining(IReadOnlyList<LogSession> Sessions, ImmutableArray<bool> Labels, double FalseAlarms = SessionTraining.DefaultFalseAlarms)
{
    /// <summary>One in a thousand: a service with a thousand sessions an hour calls somebody about once an hour for nothing.</summary>
    public const double DefaultFalseAlarms = 0.001;

    /// <summary>True where these sessions themselves will be scored, so that there are among them what is looked for, and none may vouch for itself.</summary>
    public bool IsScored { get; init; }

    public static SessionTraining Unlabelled(IReadOnlyList<LogSession> sessions) => new(sessions, []);
}
