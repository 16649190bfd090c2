using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Novelties;

/// <summary>How much a line of a new shape matters: by the writer's own grade, else by the words in it. Null where it does not.</summary>
internal static class LineGrade
{
    private const int MaxRead = 2_000;

    private static readonly string[] FatalWords =
        ["fatal", "panic", "out of memory", "oom-kill", "segfault", "corrupt", "no space left", "data loss", "read-only file system", "deadlock"];

    private static readonly string[] FaultWords =
        ["error", "fail", "exception", "denied", "refused", "timed out", "timeout", "unable to", "cannot", "can't", "could not", "unreachable", "not found", "aborted", "rejected"];

    public static Severity? Of(in ObservedLine line) =>
        // People and tools call AWS in vain every day: one call in twenty-five fails.
        line.Activity.Program.EndsWith(".amazonaws.com", StringComparison.Ordinal) && Grade(line) is not null ? Severity.Low : Grade(line);

    private static Severity? Grade(in ObservedLine line)
    {
        var text = line.Content.AsSpan(0, Math.Min(line.Content.Length, MaxRead));
        if (line.Severity == LogSeverity.Critical || (line.Severity is not (LogSeverity.Info or LogSeverity.Debug) && ContainsAny(text, FatalWords)))
        {
            return Severity.High;
        }

        return line.Severity switch
        {
            LogSeverity.Error => Severity.Medium,
            LogSeverity.Warning => Severity.Low,
            // A line graded as information speaks of errors more often than it reports one.
            LogSeverity.Unknown when ContainsAny(text, FaultWords) => Severity.Medium,
            _ => null,
        };
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
