using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Makes the queries that are worth running next.</summary>
internal static class NextQueries
{
    private const int LongestLabel = 60;

    /// <summary>What a model wants to be asked next.</summary>
    /// <returns>Null where it is of no form that can be run, or would be out of bounds.</returns>
    public static NextQuery? Of(JsonElement form, QueryFrame frame, EvidenceBook book)
    {
        var (query, _) = QueryForm.Read(form, frame);
        if (query is null)
        {
            return null;
        }

        var why = form.TryGetProperty("why", out var said) && said.ValueKind == JsonValueKind.String ? CitationCheck.Harmless(said.GetString()!, book.Quotable) : null;
        return Of(query, why ?? InWords(query));
    }

    public static NextQuery Of(TypedQuery query, string label) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(QueryText.Of(query))))[..16], label.Length > LongestLabel ? label[..(LongestLabel - 1)] + "…" : label, query);

    /// <summary>Where nothing explains an incident, what a person would look at next: what is new in the logs since it began, and what was changed before.</summary>
    public static IEnumerable<NextQuery> WhereInconclusive(InvestigationContext context)
    {
        var from = context.Onset - TimeSpan.FromMinutes(10);
        var to = from + TimeSpan.FromHours(2) < context.Now ? from + TimeSpan.FromHours(2) : context.Now;
        if (to > from)
        {
            yield return Of(
                new() { Shape = QueryShape.New, Window = new(from, to), Against = new(from - TimeSpan.FromDays(1), from), Accounts = [context.Incident.Account] },
                "new kinds of log lines since it began");
        }

        yield return Of(
            new() { Source = QuerySource.Changes, Window = new(context.Onset - TimeSpan.FromDays(1), context.Onset + TimeSpan.FromMinutes(10)), Accounts = [context.Incident.Account] },
            "changes in the day before");
    }

    private static string InWords(TypedQuery query) => $"{query.Source.ToString().ToLowerInvariant()}, {query.Shape.ToString().ToLowerInvariant()}";
}
