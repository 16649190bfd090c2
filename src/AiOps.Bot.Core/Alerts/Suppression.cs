namespace AiOps.Bot.Core.Alerts;

/// <summary>Why an alert is quiet, by whom, until when. It always expires.</summary>
/// <param name="By">The person's name.</param>
/// <param name="UpTo">A signal graver than this is told all the same.</param>
public sealed record Suppression(string By, string Reason, DateTimeOffset Until, Severity UpTo)
{
    public bool Covers(AlertSignal signal, DateTimeOffset now) => now < Until && signal.Severity <= UpTo;
}
