using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>
/// A query's result as evidence. Its title holds none of the words that were asked for: whoever asks (a model that obeys a log line, say) must not be able to write a title and then quote it.
/// </summary>
internal static class QueryEvidence
{
    private const int Lines = 20;

    public static EvidenceDraft Of(QueryResult result, ILogParser parser)
    {
        var lines = LinesOf(result, parser).Take(Lines * 2).ToImmutableArray();
        return new()
        {
            Kind = EvidenceKinds.QueryResult,
            Title = Title(result),
            Query = QueryText.Of(result.Query),
            Window = result.Query.Window,
            RowCount = result.Rows,
            Resource = ResourceOf(result),
            Lines = lines,
        };
    }

    private static string Title(QueryResult result)
    {
        var what = result.Query.Source switch
        {
            QuerySource.Logs => result.Query.Shape == QueryShape.New ? "log lines of shapes that are new" : "log lines match a query",
            QuerySource.Incidents => "incidents match a query",
            QuerySource.Changes => "changes match a query",
            _ => "findings match a query",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} {what}, {result.Query.Window.From.UtcDateTime:yyyy-MM-dd HH:mm} to {result.Query.Window.To.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
    }

    private static ResourceId ResourceOf(QueryResult result) =>
        result.Lines.Count > 0 ? result.Lines[0].Event.Resource : result.Items.Count > 0 ? result.Items[0].Resource : ResourceId.Unknown;

    private static IEnumerable<EvidenceLine> LinesOf(QueryResult result, ILogParser parser)
    {
        var counted = result.Query.Shape is QueryShape.Top or QueryShape.OverTime or QueryShape.Compare;
        foreach (var group in counted ? result.Groups : [])
        {
            yield return new(null, group.FirstSeen, Row(group), Tainted: result.Query.GroupBy is QueryField.Shape or QueryField.User or QueryField.Address);
        }

        foreach (var line in Excerpt.Of(result.Lines.Take(Lines), parser))
        {
            yield return line;
        }

        foreach (var item in result.Items.Take(Lines))
        {
            yield return new(null, item.Time, $"{item.Text} [{item.Source}]", item.Tainted);
        }

        foreach (var incident in result.Incidents.Take(Lines))
        {
            yield return new(null, incident.StartedAt, Row(incident), Tainted: false);
        }
    }

    private static string Row(QueryGroup group) => group.Earlier is { } earlier
        ? string.Create(CultureInfo.InvariantCulture, $"{group.Count} x (before: {earlier}) {group.Name}")
        : string.Create(CultureInfo.InvariantCulture, $"{group.Count} x {group.Name}");

    private static string Row(Incident incident) => $"{incident.Id} {incident.Severity} {incident.Status}: {incident.Title}";
}
