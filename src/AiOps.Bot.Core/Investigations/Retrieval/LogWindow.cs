using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Neighbouring lines of one stream. Never empty.</summary>
internal sealed record LogWindow(StreamKey Stream, IReadOnlyList<StoredLogEvent> Lines)
{
    public ResourceId Resource => Lines[0].Event.Resource;

    public LogSeverity Severity => Lines.Max(l => l.Event.Severity);

    public TimeRange Window => new(Lines.Min(l => l.Event.Timestamp), Lines.Max(l => l.Event.Timestamp).AddMilliseconds(1));

    public long FirstSequence => Lines.Min(l => l.Sequence);

    public long LastSequence => Lines.Max(l => l.Sequence);
}
