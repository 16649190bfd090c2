namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A log window in the vector store: where and when it was, and its vector. The lines stay in the log store.</summary>
/// <param name="Id">Made from stream and window, so that indexing again replaces.</param>
/// <param name="Vector">Of unit length.</param>
/// <param name="FirstSequence">First log event of the window in the log store.</param>
/// <param name="LastSequence">Last log event of the window.</param>
public sealed record VectorPoint(
    string Id, float[] Vector, Telemetry.StreamKey Stream, ResourceId Resource, TimeRange Window, long FirstSequence, long LastSequence);
