namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>What providers say about themselves, as alerts or log lines of a status page.</summary>
internal static class StatusFeed
{
    private const double OnTopic = 0.8;
    private const double OffTopic = 0.3;
    private const int LongestText = 200;

    /// <summary>Providers report late, and correct the begin afterwards.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan After = TimeSpan.FromHours(1);

    private static readonly string[] Trouble =
        ["degrad", "outage", "disrupt", "impair", "incident", "elevated", "increased", "investigating", "identified", "unavailable", "partial", "major", "down", "failing"];
    private static readonly string[] AllIsWell = ["operating-normally", "operating normally", "operational", "resolved", "no known issues", "no issues", "recovered", "service is operating"];

    public static bool IsFeed(string entity) =>
        entity.Contains("status", StringComparison.OrdinalIgnoreCase) || entity.Contains("health-dashboard", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<OperationalCause> In(IncidentSigns signs)
    {
        var spoken = SpokenWords.Of(signs);
        var raised = signs.Bundle.Alerts
            .Where(a => a.Kind.Contains("status", StringComparison.OrdinalIgnoreCase) || IsFeed(a.Entity))
            .Where(a => a.Time is not { } time || IsNear(time.UtcTicks, signs))
            .Select(a => a.Name);
        var logged = signs.Statements.Where(s => IsFeed(s.Entity) && s.NowRate > 0).Select(s => s.Statement.Example);
        var reports = raised.Concat(logged).Where(IsTrouble).Select(text => (Text: text, IsOnTopic: IsOnTopic(text, spoken))).ToList();
        if (reports.Count > 0)
        {
            var best = reports.Find(r => r.IsOnTopic) is { Text.Length: > 0 } found ? found : reports[0];
            yield return new("trouble that the provider reports", best.IsOnTopic ? OnTopic : OffTopic, best.IsOnTopic, [best.Text.Length > LongestText ? best.Text[..LongestText] + "…" : best.Text]);
        }
    }

    private static bool IsNear(long ticks, IncidentSigns signs) => ticks >= signs.Onset.Ticks - Before.Ticks && ticks <= signs.Onset.AlertTicks + After.Ticks;

    private static bool IsTrouble(string text)
    {
        var prepared = OperationalPhrases.Prepare(text);
        return Trouble.Any(w => prepared.Contains(" " + w, StringComparison.Ordinal)) && !AllIsWell.Any(w => prepared.Contains(" " + w, StringComparison.Ordinal));
    }

    /// <summary>The report names something that the incident names, too.</summary>
    private static bool IsOnTopic(string text, Dictionary<string, double> spoken) => ChangeWords.Of(text).Any(w => spoken.GetValueOrDefault(w) >= Loud);

    private const double Loud = 0.5;
}
