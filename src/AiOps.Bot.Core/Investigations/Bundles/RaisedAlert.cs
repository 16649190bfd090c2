namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>One alert of an incident, or of a past one (<c>alerts.jsonl</c>, <c>baseline-alerts.jsonl</c>).</summary>
public sealed record RaisedAlert
{
    public required string Entity { get; init; }

    /// <summary>The kind of evidence behind it: metric, log, trace …; as the source calls it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What fired: a metric with its direction, a template, an operation with its outcome.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who called the entity, for alerts about a call; empty otherwise.</summary>
    public string Caller { get; init; } = "";

    public double? Value { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>Which past incident it belongs to; empty in the incident itself.</summary>
    public string Incident { get; init; } = "";
}
