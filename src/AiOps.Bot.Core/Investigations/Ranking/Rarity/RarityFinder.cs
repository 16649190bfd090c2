using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>Blames the entity whose alerts are the most unusual for it, as past incidents show; nobody needs to have labelled those.</summary>
internal sealed class RarityFinder : ISuspectFinder
{
    /// <summary>How much the bare rarity of the very alerts adds to what the model says: it knows operations and templates that the model takes together.</summary>
    private const double OfRarity = 0.1;

    /// <summary>The evidence that convinces by half.</summary>
    private const double Half = 8;

    // Fewer incidents teach no habits: the alerts are then counted, and nothing is called unusual.
    private const int EnoughIncidents = 5;

    private const int Told = 4;

    public string Name => "alerts";

    public bool CalleesExplain => false;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        if (bundle.Alerts.IsEmpty)
        {
            return [];
        }

        var entities = bundle.Topology.Nodes.ToHashSet(StringComparer.Ordinal);
        var past = new PastAlerts(CallersInNames.Found(bundle.BaselineAlerts, entities), CallersInNames.Found(bundle.Alerts, entities));
        return past.Present.Entities.Select(e => SuspectOf(past, e));
    }

    private static Suspect SuspectOf(PastAlerts past, NumberedEntity entity)
    {
        var evidence = Math.Max(0, past.Model.EvidenceOf(past.Present, entity) + (OfRarity * entity.Rarity));
        return new()
        {
            Entity = entity.Name,
            Kind = "alerts",
            Score = evidence / (evidence + Half),
            IsBeyondNormal = past.Incidents < EnoughIncidents || evidence > 1,
            Evidence = [.. AlertsOf(past, entity).Concat(DerivedOf(past, entity))],
        };
    }

    private static IEnumerable<string> AlertsOf(PastAlerts past, NumberedEntity entity) =>
        past.PresentCase.Alerts.TryGetValue(entity.Name, out var alerts)
            ? alerts.Select(a => (Alert: a, Before: past.FiredBefore(entity.Name, a))).OrderBy(a => a.Before).ThenBy(a => a.Alert, StringComparer.Ordinal).Take(Told)
                .Select(a => string.Create(CultureInfo.InvariantCulture, $"alert {Shown(a.Alert)}: here in {a.Before} of {past.Incidents} past incidents"))
            : [];

    private static IEnumerable<string> DerivedOf(PastAlerts past, NumberedEntity entity) => entity.Places.Select(past.SignOf).Select(s => s.Kind switch
    {
        AlertSign.CallerOnly => $"a caller sees its operations end with {s.Name}, it does not itself",
        AlertSign.SeesMany => $"it sees the operations of several others end with {s.Name}, they do not themselves",
        _ => "",
    }).Where(text => text.Length > 0);

    /// <summary>"metric cpu up", "trace GET /a 500, called by b".</summary>
    private static string Shown(string alert) => alert.Split('\n') switch
    {
        [var kind, var name, ""] => $"{kind} {name}".Trim(),
        [var kind, var name, var caller] => $"{kind} {name}, called by {caller}".Trim(),
        _ => alert,
    };
}
