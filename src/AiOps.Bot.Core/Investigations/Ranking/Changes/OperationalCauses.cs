namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Looks for causes that no change explains: in new lines, in status feeds and in metrics.</summary>
internal static class OperationalCauses
{
    private const int MostLines = 2;

    public static List<OperationalCause> In(IncidentSigns signs) => [.. InLines(signs), .. StatusFeed.In(signs), .. OperationalMetrics.In(signs)];

    private static IEnumerable<OperationalCause> InLines(IncidentSigns signs)
    {
        var lines = signs.New.Where(s => !StatusFeed.IsFeed(s.Entity)).Select(s => (s.Entity, Text: s.Statement.Example, Prepared: OperationalPhrases.Prepare(s.Statement.Example))).ToList();
        var alert = OperationalPhrases.Prepare(signs.Bundle.Alert?.Description ?? "");
        foreach (var phrases in OperationalPhrases.All)
        {
            var found = lines.Where(l => phrases.IsIn(l.Prepared)).ToList();
            var isTold = phrases.IsIn(alert);
            if (found.Count > 0 || isTold)
            {
                var sources = found.Select(f => f.Entity).Distinct().Count() + (isTold ? 1 : 0);
                // What several entities meet at once lies outside of each of them.
                yield return new(phrases.Name, sources > 1 ? phrases.Several : phrases.Alone, phrases.IsDirect || (sources > 1 && phrases.Several >= Outside), [.. found.Take(MostLines).Select(f => $"{f.Entity}: {f.Text}")]);
            }
        }
    }

    private const double Outside = 0.8;
}
