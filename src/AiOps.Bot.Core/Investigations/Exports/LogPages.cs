using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>Reads all lines that answer to a query, oldest first, page by page.</summary>
internal static class LogPages
{
    /// <summary>Of one page.</summary>
    public const int Rows = 5_000;

    public static async IAsyncEnumerable<StoredLogEvent> ReadAsync(ILogStore logs, LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Lines of the very last moment of a page may come again with the next one.
        var seen = new HashSet<long>();
        var from = query.Window.From;
        while (true)
        {
            var page = await logs.QueryAsync(query with { Window = query.Window with { From = from }, Limit = Rows, NewestFirst = false }, cancellationToken);
            var fresh = page.Events.Where(e => !seen.Contains(e.Sequence)).ToArray();
            foreach (var line in fresh)
            {
                yield return line;
            }

            // More lines than a page holds in one moment: nothing after the first page of them can be reached.
            if (fresh.Length == 0 || page.Events.Count < Rows)
            {
                yield break;
            }

            from = page.Events.Max(e => e.Event.Timestamp);
            seen = [.. page.Events.Where(e => e.Event.Timestamp == from).Select(e => e.Sequence)];
        }
    }
}
