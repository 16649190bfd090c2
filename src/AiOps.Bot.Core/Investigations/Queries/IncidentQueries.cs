using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Queries about incidents.</summary>
internal sealed class IncidentQueries(IIncidentStore store)
{
    public const int Limit = 200;
    private const int Shown = 20;

    public async Task<QueryResult> RunAsync(TypedQuery query, CancellationToken cancellationToken)
    {
        var all = (await FindAsync(query, cancellationToken)).Where(i => query.Accounts?.Contains(i.Account) ?? true).ToList();
        var matching = all.Where(i => Fits(i, query)).ToList();
        var found = matching.Count > 0 || all.Count == 0 || query.Words.Count == 0 ? matching : all;
        return new()
        {
            Query = query,
            Rows = found.Count,
            Looked = found.Count,
            Groups = query.Shape is QueryShape.Top or QueryShape.OverTime ? [.. Groups(query, found)] : [],
            Incidents = [.. (query.Shape == QueryShape.First ? found.OrderBy(i => i.StartedAt) : found.AsEnumerable()).Take(Shown)],
            Gaps = [.. Gaps(query, all, matching, found)],
        };
    }

    private static IEnumerable<string> Gaps(TypedQuery query, List<Incident> all, List<Incident> matching, List<Incident> found)
    {
        if (found.Count > 0 && matching.Count == 0)
        {
            yield return $"No such incident mentions {string.Join(", ", query.Words)}; all are shown.";
        }

        if (all.Count == Limit)
        {
            yield return $"Only the newest {Limit} incidents were looked at.";
        }
    }

    private async Task<IReadOnlyList<Incident>> FindAsync(TypedQuery query, CancellationToken cancellationToken)
    {
        if (query.Incident is { } id)
        {
            return await store.GetAsync(new(id), cancellationToken) is { } incident ? [incident] : [];
        }

        var newest = await store.ListAsync(Limit, cancellationToken);
        return query.Status switch
        {
            IncidentSelection.Open => [.. newest.Where(i => i.Status != IncidentStatus.Resolved)],
            IncidentSelection.Resolved => [.. newest.Where(i => i.Status == IncidentStatus.Resolved && Overlaps(i, query.Window))],
            _ => [.. newest.Where(i => Overlaps(i, query.Window))],
        };
    }

    private static bool Overlaps(Incident incident, TimeRange window) => incident.OpenedAt < window.To && (incident.ResolvedAt ?? incident.LastSeen) >= window.From;

    private static bool Fits(Incident incident, TypedQuery query) =>
        query.Words.All(w => Mentions(incident, w)) && !query.Without.Any(w => Mentions(incident, w))
        && (query.Resources.Count == 0 || incident.Resources.Any(r => query.Resources.Contains(r.Value)))
        && incident.Severity >= Least(query.AtLeast);

    private static Severity Least(LogSeverity severity) => severity switch
    {
        LogSeverity.Critical => Severity.Critical,
        LogSeverity.Error => Severity.High,
        LogSeverity.Warning => Severity.Medium,
        _ => Severity.Info,
    };

    private static bool Mentions(Incident incident, string word) =>
        Has(incident.Title, word) || Has(incident.Kind, word) || Has(incident.Severity.ToString(), word) || Has(incident.Status.ToString(), word)
        || incident.Resources.Any(r => Has(r.Value, word)) || incident.Labels.Values.Any(v => Has(v, word));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<QueryGroup> Groups(TypedQuery query, List<Incident> found) => found
        .GroupBy(i => FieldOf(query.GroupBy, i), StringComparer.Ordinal)
        .Select(g => new QueryGroup(g.Key, g.Count(), null, LogSeverity.Unknown, g.Min(i => i.StartedAt), g.Max(i => i.LastSeen)))
        .OrderByDescending(g => query.Shape == QueryShape.OverTime ? 0 : g.Count).ThenBy(g => g.Name, StringComparer.Ordinal).Take(Math.Clamp(query.Top, 1, TypedQuery.MostTop));

    private static string FieldOf(QueryField field, Incident incident) => field switch
    {
        QueryField.Resource => incident.Resources.IsEmpty ? QueryFields.None : incident.Resources[0].Value,
        QueryField.Severity => incident.Severity.ToString(),
        QueryField.Hour => incident.OpenedAt.UtcDateTime.ToString("yyyy-MM-dd HH:00", System.Globalization.CultureInfo.InvariantCulture),
        QueryField.Day => incident.OpenedAt.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        QueryField.User => incident.Owner ?? QueryFields.None,
        _ => incident.Kind,
    };
}
