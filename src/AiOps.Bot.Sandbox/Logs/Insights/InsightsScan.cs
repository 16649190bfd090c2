namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>Looks through the groups of a query.</summary>
internal sealed record InsightsScan(IReadOnlyList<InsightsRow> Rows, long Matched, long Scanned, long Bytes)
{
    public static readonly InsightsScan Nothing = new([], 0, 0, 0);

    public static InsightsScan Run(InsightsRun run)
    {
        var found = new List<InsightsRow>();
        var (scanned, bytes) = (0L, 0L);
        foreach (var group in run.Groups)
        {
            foreach (var stream in group.Streams.Values)
            {
                for (var i = stream.FirstAfter(run.Window.From, -1); i < stream.Entries.Count && stream.Entries[i].Time <= run.Window.To; i++)
                {
                    var entry = stream.Entries[i];
                    scanned++;
                    bytes += entry.Message.Length;
                    if (run.Query.Matches(entry.Message.ToString(), stream.Name, group.Name))
                    {
                        found.Add(new(group, stream, entry));
                    }
                }
            }
        }

        var ordered = run.Query.Descending ? found.OrderByDescending(r => r.Entry.Time).ThenByDescending(r => r.Entry.Sequence) : found.OrderBy(r => r.Entry.Time).ThenBy(r => r.Entry.Sequence);
        return new([.. ordered.Take(run.Query.Limit)], found.Count, scanned, bytes);
    }
}
