namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Reads the command out of the line that cron writes when it starts a job: <c>CROND[1234]: (user) CMD (command)</c>.</summary>
internal static class CronCommand
{
    private const string Marker = " CMD (";

    /// <returns>Null where the line is none of cron's.</returns>
    public static string? In(string message)
    {
        var at = message.IndexOf(Marker, StringComparison.Ordinal);
        var end = message.LastIndexOf(')');
        return at < 0 || end <= at + Marker.Length ? null : message[(at + Marker.Length)..end].Trim();
    }
}
