using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Cuts events into windows per stream: five minutes or 200 lines, whichever comes first. Where a stream is quiet, a window goes on for up to an hour until it
/// has enough lines to be like or unlike anything. Pure.
/// </summary>
internal static class LogWindows
{
    public const int MaxLines = 200;
    private const int EnoughLines = 10;
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public static IEnumerable<LogWindow> Cut(IEnumerable<StoredLogEvent> events)
    {
        var open = new Dictionary<StreamKey, List<StoredLogEvent>>();
        foreach (var next in events)
        {
            if (open.TryGetValue(next.Event.Stream, out var lines) && !IsFull(lines, next))
            {
                lines.Add(next);
                continue;
            }

            if (lines is not null)
            {
                yield return new(next.Event.Stream, lines);
            }

            open[next.Event.Stream] = [next];
        }

        foreach (var (stream, lines) in open)
        {
            yield return new(stream, lines);
        }
    }

    /// <summary>Also where time jumps back: late lines make a window of their own.</summary>
    private static bool IsFull(List<StoredLogEvent> lines, StoredLogEvent next)
    {
        var reach = (next.Event.Timestamp - lines[0].Event.Timestamp).Duration();
        return lines.Count >= MaxLines || reach >= Long || (reach >= Short && lines.Count >= EnoughLines);
    }
}
