using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>Counts statements before and since the onset.</summary>
internal static class StatementShifts
{
    private const double LeastMinutes = 1;

    public static List<StatementShift> Of(IncidentBundle bundle)
    {
        var logs = Periods.OfLogs(bundle);
        var (before, now) = (Count(logs.Before), Count(logs.Now));
        var (beforeMinutes, nowMinutes) = (Minutes(logs.Before), Minutes(logs.Now));
        return
        [
            .. before.Keys.Union(now.Keys).OrderBy(k => k.Statement).ThenBy(k => k.Entity).Select(k => new StatementShift(
                bundle.Entities[k.Entity],
                bundle.Statements[k.Statement],
                now.TryGetValue(k, out var found) ? found.Severity : before[k].Severity,
                before.GetValueOrDefault(k).Count / beforeMinutes,
                now.GetValueOrDefault(k).Count / nowMinutes)),
        ];
    }

    private static Dictionary<(int Entity, int Statement), (int Count, LogSeverity Severity)> Count(IReadOnlyList<LogRow> rows)
    {
        var counts = new Dictionary<(int Entity, int Statement), (int Count, LogSeverity Severity)>();
        foreach (var row in rows)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (row.Entity, row.Statement), out _);
            count = (count.Count + 1, row.Severity > count.Severity ? row.Severity : count.Severity);
        }

        return counts;
    }

    private static double Minutes(IReadOnlyList<LogRow> rows)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var row in rows)
        {
            (first, last) = (Math.Min(first, row.Ticks), Math.Max(last, row.Ticks));
        }

        return rows.Count == 0 ? LeastMinutes : Math.Max(LeastMinutes, TimeSpan.FromTicks(last - first).TotalMinutes);
    }
}
