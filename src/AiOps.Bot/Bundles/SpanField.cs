namespace AiOps.Bot.Bundles;

/// <summary>The fields of a span that are read.</summary>
internal enum SpanField
{
    Other,
    Trace,
    Id,
    Parent,
    Entity,
    Operation,
    Start,
    Duration,
    Status,
}
