using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Which lines one would miss. Errors, refused calls and strangers knocking at sshd are none: when they stop, that is good.</summary>
internal static class Expectable
{
    public static bool Is(in ObservedLine line)
    {
        if (line.Severity >= LogSeverity.Error || line.Denial is not null)
        {
            return false;
        }

        if (line.Login is { } login)
        {
            return login.Outcome == LoginOutcome.Accepted;
        }

        return !line.Activity.Program.StartsWith("sshd", StringComparison.Ordinal) || line.Content.Contains("sshd:session", StringComparison.Ordinal);
    }
}
