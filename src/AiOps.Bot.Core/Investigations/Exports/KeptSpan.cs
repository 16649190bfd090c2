namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>A span as it is kept. Ids are hashes: what they were is nobody's business once they are compared.</summary>
/// <param name="Parent">Empty for a root.</param>
public sealed record KeptSpan(string Trace, string Id, string Parent, string Entity, string Operation, DateTimeOffset Start, double DurationMs, bool IsError);
