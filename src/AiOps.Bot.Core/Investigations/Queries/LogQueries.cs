using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Queries about log lines.</summary>
internal sealed class LogQueries(ILogStore logs, ILogTemplates templates, ILogParser parser, IFarLogs? far = null)
{
    /// <summary>What one query reads at most; it is masked and counted in about a second.</summary>
    public const int MostRows = 20_000;

    private const int ShownLines = 20;

    /// <summary>What CloudWatch gives in one answer.</summary>
    private const int MostFar = 10_000;

    public async Task<QueryResult> RunAsync(TypedQuery query, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(query, query.Window, cancellationToken);
        var earlier = query.Shape is QueryShape.Compare or QueryShape.New ? await ReadAsync(query, query.Other, cancellationToken) : null;
        var groups = Groups(query, page, earlier);
        return new()
        {
            Query = query,
            Rows = query.Shape == QueryShape.New ? groups.Sum(g => g.Count) : page.MatchingRows,
            Looked = page.Events.Count,
            Groups = groups,
            Lines = [.. Shown(query, page, groups)],
            Gaps = [.. Gaps(page, earlier, query)],
        };
    }

    private async Task<LogPage> ReadAsync(TypedQuery query, TimeRange window, CancellationToken cancellationToken)
    {
        var page = await logs.QueryAsync(Query(query, window), cancellationToken);
        if (far is not null && query.FarBefore is { } stored && window.From < stored)
        {
            page = Joined(page, await far.QueryAsync(Query(query, new(window.From, window.To < stored ? window.To : stored)) with { Limit = MostFar }, cancellationToken), query);
        }

        if (query.Without.Count == 0)
        {
            return page;
        }

        var kept = page.Events.Where(e => !query.Without.Any(w => Mentions(e.Event, w))).ToList();

        // Only the rows that were read are known to lack the words.
        return page with { Events = kept, MatchingRows = page.MatchingRows > page.Events.Count ? page.MatchingRows - (page.Events.Count - kept.Count) : kept.Count };
    }

    /// <summary>The far past comes after what is kept, or before it where the first lines are wanted.</summary>
    private static LogPage Joined(LogPage near, FarLogsPage past, TypedQuery query)
    {
        var events = past.Events.Select(e => new StoredLogEvent(0, e));
        return new(query.Shape == QueryShape.First ? [.. events, .. near.Events] : [.. near.Events, .. events], near.MatchingRows + past.MatchingRows) { Note = NoteOf(past) };
    }

    private static string NoteOf(FarLogsPage past) => string.Create(
        CultureInfo.InvariantCulture,
        $"{past.MatchingRows:N0} of the lines are older than what is stored and were read where they were written ({past.ScannedBytes / 1e6:0.0} MB scanned): {past.Query}{(past.Gap is { } gap ? $". Mind: {gap}" : "")}");

    private static bool Mentions(LogEvent row, string word) =>
        row.Message.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Stream.Group.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Resource.Value.Contains(word, StringComparison.OrdinalIgnoreCase);

    public static LogQuery Query(TypedQuery query, TimeRange window) => new()
    {
        Window = window,
        Words = query.Words,
        Groups = query.Groups,
        Resources = [.. query.Resources.Select(r => new ResourceId(r))],
        AtLeast = query.AtLeast,
        Limit = MostRows,
        NewestFirst = query.Shape != QueryShape.First,
    };

    private List<QueryGroup> Groups(TypedQuery query, LogPage page, LogPage? earlier)
    {
        var field = query.Shape is QueryShape.New ? QueryField.Shape : query.GroupBy;
        var fields = new QueryFields(templates, parser);
        var now = new GroupCounts(page.Events, e => fields.Of(field, e.Event));
        var before = earlier is null ? null : new GroupCounts(earlier.Events, e => fields.Of(field, e.Event));
        return [.. Ordered(query, now, before).Take(query.Shape == QueryShape.OverTime ? TypedQuery.MostTop * 4 : Math.Clamp(query.Top, 1, TypedQuery.MostTop))];
    }

    private static IEnumerable<QueryGroup> Ordered(TypedQuery query, GroupCounts now, GroupCounts? before) => query.Shape switch
    {
        QueryShape.New => now.All.Where(g => !before!.Has(g.Name)).OrderByDescending(g => g.Worst).ThenByDescending(g => g.Count),
        QueryShape.Compare => now.With(before!).OrderByDescending(g => Math.Abs(g.Count - (g.Earlier ?? 0))),
        QueryShape.OverTime => now.All.OrderBy(g => g.Name, StringComparer.Ordinal),
        _ => now.All.OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal),
    };

    private IEnumerable<StoredLogEvent> Shown(TypedQuery query, LogPage page, List<QueryGroup> groups)
    {
        if (query.Shape != QueryShape.New)
        {
            return page.Events.Take(ShownLines);
        }

        var fields = new QueryFields(templates, parser);
        var found = groups.Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        return page.Events.Where(e => found.Contains(fields.Of(QueryField.Shape, e.Event))).DistinctBy(e => fields.Of(QueryField.Shape, e.Event)).Take(ShownLines);
    }

    private static IEnumerable<string> Gaps(LogPage page, LogPage? earlier, TypedQuery query)
    {
        foreach (var note in new[] { page.Note, earlier?.Note }.OfType<string>())
        {
            yield return note;
        }

        if (page.MatchingRows > page.Events.Count && query.Shape is not (QueryShape.Count or QueryShape.First or QueryShape.Last))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Counts by {query.GroupBy.ToString().ToLowerInvariant()} cover the newest {page.Events.Count:N0} of {page.MatchingRows:N0} lines.");
        }

        if (earlier is { Events.Count: 0 })
        {
            yield return $"There are no lines between {QueryText.Iso(query.Other.From)} and {QueryText.Iso(query.Other.To)} to compare with.";
        }
        else if (earlier is not null && earlier.MatchingRows > earlier.Events.Count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Of the time compared with, only the newest {earlier.Events.Count:N0} of {earlier.MatchingRows:N0} lines were looked at.");
        }
    }
}
