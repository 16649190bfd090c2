using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>The sentence that answers a question. Pure.</summary>
internal static class AnswerWords
{
    public static string Summary(QueryResult result) => result.Query.Source switch
    {
        QuerySource.Incidents => Incidents(result),
        QuerySource.Logs => Logs(result),
        QuerySource.Changes => Items(result, "change", "changes"),
        _ => Items(result, "finding", "findings"),
    };

    private static string Span(TypedQuery query) => $"between {QueryText.Iso(query.Window.From)} and {QueryText.Iso(query.Window.To)}";

    private static string Logs(QueryResult result)
    {
        if (result.Rows == 0)
        {
            return result.Query.Shape == QueryShape.New ? $"No line {Span(result.Query)} is of a shape that was not there before." : $"No line matches {Span(result.Query)}.";
        }

        var first = result.Groups.Count > 0 ? result.Groups[0] : null;
        return result.Query.Shape switch
        {
            QueryShape.Count => $"{Lines(result.Rows)} {Span(result.Query)}.",
            QueryShape.First => $"The first was at {QueryText.Iso(result.Lines[0].Event.Timestamp)}; {Lines(result.Rows).ToLowerInvariant()} {Span(result.Query)}.",
            QueryShape.Last => $"The last was at {QueryText.Iso(result.Lines[0].Event.Timestamp)}; {Lines(result.Rows).ToLowerInvariant()} {Span(result.Query)}.",
            QueryShape.Top when first is not null && result.Query.GroupBy != QueryField.Shape => Count($"{Lines(result.Rows)} {Span(result.Query)}. Most by {Field(result)} ({first.Count:N0}): {first.Name}"),
            QueryShape.OverTime when result.Groups.MaxBy(g => g.Count) is { } peak => Count($"{Lines(result.Rows)} {Span(result.Query)}; most in {peak.Name} UTC ({peak.Count:N0})."),
            QueryShape.Compare when first is not null => Compared(result, first),
            QueryShape.New when first is not null => Count($"{result.Groups.Count} {(result.Groups.Count == 1 ? "shape of line is" : "shapes of line are")} new {Span(result.Query)}. The worst ({first.Count:N0}): {first.Name}"),
            _ => All(result),
        };
    }

    private static string All(QueryResult result)
    {
        var first = result.Groups.Min(s => s.FirstSeen);
        var last = result.Groups.Max(s => s.LastSeen);
        var seen = result.Rows > result.Looked ? $"the last at {QueryText.Iso(last)}" : $"the first at {QueryText.Iso(first)}, the last at {QueryText.Iso(last)}";
        return Count($"{Lines(result.Rows)} {Span(result.Query)}: {seen}. Most frequent ({result.Groups[0].Count:N0}): {result.Groups[0].Name}");
    }

    private static string Compared(QueryResult result, QueryGroup first)
    {
        var earlier = result.Groups.Sum(g => g.Earlier ?? 0);
        var now = result.Groups.Sum(g => g.Count);
        return Count($"{Lines(result.Rows)} {Span(result.Query)}; of what is shown {now:N0} now and {earlier:N0} then ({QueryText.Iso(result.Query.Other.From)} to {QueryText.Iso(result.Query.Other.To)}). Largest difference ({first.Earlier ?? 0:N0} to {first.Count:N0}): {first.Name}");
    }

    private static string Items(QueryResult result, string one, string many) => result switch
    {
        { Rows: 0 } when result.Query.Source == QuerySource.Findings => "No finding matches.",
        { Rows: 0 } => $"No {one} matches {Span(result.Query)}.",
        { Query.Shape: QueryShape.Top, Groups: [var first, ..] } => Count($"{result.Rows:N0} {(result.Rows == 1 ? one : many)}. Most by {Field(result)} ({first.Count:N0}): {first.Name}"),
        { Items: [var item, ..] } => Count($"{result.Rows:N0} {(result.Rows == 1 ? one : many)}; {(result.Query.Shape == QueryShape.First ? "the first" : "the latest")} at {QueryText.Iso(item.Time)}: {item.Text}"),
        _ => Count($"{result.Rows:N0} {(result.Rows == 1 ? one : many)}."),
    };

    private static string Incidents(QueryResult result) => (result.Incidents.Count, result.Query) switch
    {
        (0, { Incident: { } id }) => $"There is no incident {id}.",
        (0, { Status: IncidentSelection.Open }) => "No incident is open.",
        (0, _) => "No incident was found.",
        (_, { Shape: QueryShape.Count }) => $"{result.Rows} {(result.Rows == 1 ? "incident" : "incidents")}.",
        (1, _) => $"One incident: {Line(result.Incidents[0])}.",
        _ => $"{result.Rows} incidents; the most severe: {Line(result.Incidents.OrderByDescending(i => i.Severity).ThenByDescending(i => i.LastSeen).First())}.",
    };

    private static string Line(Incident incident) => $"{incident.Id} {incident.Severity} {incident.Status}, {incident.Title}, since {QueryText.Iso(incident.StartedAt)}";

    private static string Lines(long rows) => rows == 1 ? "One line matches" : Count($"{rows:N0} lines match");

    private static string Field(QueryResult result) => result.Query.GroupBy.ToString().ToLowerInvariant();

    private static string Count(FormattableString text) => FormattableString.Invariant(text);
}
