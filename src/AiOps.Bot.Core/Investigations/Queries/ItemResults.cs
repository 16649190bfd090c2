using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Makes a result of changes or findings.</summary>
internal static class ItemResults
{
    private const int Shown = 20;

    public static bool Fits(QueryItem item, TypedQuery query) =>
        query.Words.All(w => Mentions(item, w)) && !query.Without.Any(w => Mentions(item, w)) && (query.Resources.Count == 0 || query.Resources.Any(r => Mentions(item, r)));

    public static QueryResult Of(TypedQuery query, List<QueryItem> items, List<QueryItem>? earlier, IReadOnlyList<string> gaps) => new()
    {
        Query = query,
        Rows = items.Count,
        Looked = items.Count,
        Items = [.. (query.Shape == QueryShape.First ? items.OrderBy(i => i.Time) : items.AsEnumerable()).Take(Shown)],
        Groups = query.Shape is QueryShape.Top or QueryShape.OverTime or QueryShape.Compare ? [.. Groups(query, items, earlier).Take(Math.Clamp(query.Top, 1, TypedQuery.MostTop))] : [],
        Gaps = gaps,
    };

    private static IEnumerable<QueryGroup> Groups(TypedQuery query, List<QueryItem> items, List<QueryItem>? earlier)
    {
        var before = earlier?.CountBy(i => FieldOf(query.GroupBy, i), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var now = items.GroupBy(i => FieldOf(query.GroupBy, i), StringComparer.Ordinal)
            .Select(g => new QueryGroup(g.Key, g.Count(), before?.GetValueOrDefault(g.Key), LogSeverity.Unknown, g.Min(i => i.Time), g.Max(i => i.Time)));
        return query.Shape == QueryShape.OverTime ? now.OrderBy(g => g.Name, StringComparer.Ordinal) : now.OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal);
    }

    private static string FieldOf(QueryField field, QueryItem item) => field switch
    {
        QueryField.Resource => item.Resource.Value,
        QueryField.User => item.Actor ?? QueryFields.None,
        QueryField.Hour => item.Time.UtcDateTime.ToString("yyyy-MM-dd HH:00", CultureInfo.InvariantCulture),
        QueryField.Day => item.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => item.Kind,
    };

    private static bool Mentions(QueryItem item, string word) =>
        item.Text.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Kind.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Resource.Value.Contains(word, StringComparison.OrdinalIgnoreCase);
}
