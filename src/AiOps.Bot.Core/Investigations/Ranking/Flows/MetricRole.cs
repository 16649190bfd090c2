namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>What a metric says about the calls that an entity serves.</summary>
internal enum MetricRole
{
    /// <summary>Nothing: CPU, memory, queue length.</summary>
    Other,

    /// <summary>How long a call takes.</summary>
    Latency,

    /// <summary>The share of calls that succeed, 0..1 or percent.</summary>
    Availability,

    /// <summary>How many calls failed.</summary>
    Faults,

    /// <summary>How many calls there were.</summary>
    Requests,
}
