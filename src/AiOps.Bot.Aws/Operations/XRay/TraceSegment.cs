namespace AiOps.Bot.Aws.Operations.XRay;

/// <summary>A segment of a trace.</summary>
/// <param name="Document">The segment's JSON as X-Ray keeps it ("AWS X-Ray segment documents").</param>
internal sealed record TraceSegment(string Trace, string Document);
