using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Collectors;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>Earlier incidents like this one of which a person said what the cause was. What nobody confirmed is never a lead (it could be anybody's text).</summary>
internal sealed class PastIncidents(IIncidentMemory memory) : ICollector
{
    private const int LookedAt = 200;
    private const int Shown = 5;

    public string Name => "similar past incidents";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var look = Remembering.Look(context.Incident, context.Alerts);
        var known = await memory.FindAsync(MemoryKeys.Of(look), LookedAt, cancellationToken);
        var alike = known
            .Where(k => k.Incident != look.Incident || k.Recurrence < look.Recurrence)
            .Select(k => (Past: k, Likeness: Likeness.Between(look, k)))
            .Where(k => k.Likeness >= Likeness.Alike)
            .Select(k => (k.Past, k.Likeness, Weight: Likeness.Weight(k.Likeness, k.Past.EndedAt, context.Now)))
            .OrderByDescending(k => k.Weight)
            .ThenBy(k => k.Past.Incident.Value, StringComparer.Ordinal)
            .Take(Shown)
            .ToArray();
        return alike.Length == 0
            ? new CollectorResult.NoData("earlier incidents with the same signals, templates or resources whose cause a person confirmed or denied")
            : new CollectorResult.Collected([.. alike.Select(k => Draft(k.Past, k.Likeness, k.Weight, known.Count))]);
    }

    private static EvidenceDraft Draft(RememberedIncident past, double likeness, double weight, int rows) => new()
    {
        Kind = EvidenceKinds.PastIncident,
        Title = Title(past, likeness),
        Query = "remembered incidents with a common signal, template or resource, and a person's word on the cause",
        Window = new(past.StartedAt, past.EndedAt),
        RowCount = rows,
        Resource = past.Resources.IsEmpty ? ResourceId.Unknown : past.Resources[0],
        Lines = [.. Lines(past)],
        Facts = Facts(past, weight).ToImmutableFacts(),
    };

    private static string Title(RememberedIncident past, double likeness)
    {
        var what = past.Review.Answer switch
        {
            CauseAnswer.Yes => "confirmed its cause",
            CauseAnswer.Other => "said that its cause was another than the one named",
            _ => "said that the cause named was not it",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{past.Incident} of {past.StartedAt.UtcDateTime:yyyy-MM-dd} was like this ({likeness:P0} alike); {past.Review.By} {what}");
    }

    /// <summary>Titles of causes and incidents quote logs; what a person said does not.</summary>
    private static IEnumerable<EvidenceLine> Lines(RememberedIncident past)
    {
        yield return new(null, past.StartedAt, "Incident: " + past.Title, Tainted: true);
        if (past.Review.Title.Length > 0)
        {
            yield return new(null, past.Review.At, (past.Review.Answer == CauseAnswer.Yes ? "Confirmed cause: " : "Not the cause: ") + past.Review.Title, Tainted: true);
        }

        if (past.Review.Said.Length > 0)
        {
            yield return new(null, past.Review.At, $"{past.Review.By}: {past.Review.Said}", Tainted: false);
        }

        if (past.Ending.Length > 0)
        {
            yield return new(null, past.EndedAt, "Ended: " + past.Ending, Tainted: true);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(RememberedIncident past, double weight)
    {
        yield return new(EvidenceFacts.PastIncident, past.Incident.Value);
        yield return new(EvidenceFacts.PastAnswer, past.Review.Answer.ToString());
        yield return new(EvidenceFacts.PastWeight, weight.ToString("0.000", CultureInfo.InvariantCulture));
        yield return new(EvidenceFacts.Actor, past.Review.By);
        if (past.Review is { Cause: { } cause, Entity: { } entity })
        {
            yield return new(EvidenceFacts.PastCause, cause);
            yield return new(EvidenceFacts.PastEntity, entity.Value);
        }
    }
}
