using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>All that the ranking decides from.</summary>
/// <param name="Previous">The incident's investigation before this one: what it blamed and what is no longer so was fixed.</param>
/// <param name="LastExecution">When a remediation of this incident last ran to its end; null where none did.</param>
internal sealed record RankingInput(
    InvestigationContext Context, ImmutableArray<Evidence> Evidence, Investigation? Previous, DateTimeOffset? LastExecution)
{
    /// <summary>What the ranking of the telemetry says; null where none was ranked.</summary>
    public BundleVerdict? Verdict { get; init; }

    public DateTimeOffset Onset => Context.Onset;

    public IEnumerable<Evidence> Of(string kind) => Evidence.Where(e => e.Found.Kind == kind);

    /// <summary>Whether the incident is, in part, about one of these kinds of anomaly.</summary>
    public bool IsAbout(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Context.Incident.Kind == kind || Context.Incident.Kinds.Contains(kind) || Context.Alerts.Any(a => a.Kind == kind && a.Status == AlertStatus.Firing))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<Alert> AlertsOf(string kind) => Context.Alerts.Where(a => a.Kind == kind);

    /// <summary>A label of the incident, or of the first alert that has it; empty where none does.</summary>
    public string Label(string name) =>
        Context.Incident.Labels.TryGetValue(name, out var value)
            ? value
            : Context.Alerts.Select(a => a.Labels.GetValueOrDefault(name)).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";

    /// <summary>Whether the evidence is about a resource of the incident: it was found there, or one of its facts or lines names it.</summary>
    public bool IsOnTheSpot(EvidenceDraft draft) => Context.Incident.Resources.Any(r =>
        r != ResourceId.Unknown && (draft.Resource == r || draft.Facts.Values.Any(v => Names(v, r)) || draft.Lines.Any(l => Names(l.Text, r))));

    private static bool Names(string text, ResourceId resource) => resource.Value.Length > 0 && text.Contains(resource.Value, StringComparison.Ordinal);
}
