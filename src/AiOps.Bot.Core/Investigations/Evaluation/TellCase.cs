using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>Lets the narrator put a bundle's verdict into words, as it does with an incident's, and measures what it says.</summary>
public sealed class TellCase(INarrator narrator, ModelBudget budget, TimeProvider time)
{
    private const int ShownCandidates = 6;
    private const int ShownEvidence = 4;

    /// <returns>Null where the model said nothing that holds, or was not reached.</returns>
    public async Task<ToldCase?> TellAsync(CaseLabel label, IncidentBundle bundle, BundleVerdict verdict, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var incident = IncidentOf(label, bundle);
        var investigation = InvestigationOf(incident, bundle, verdict);
        if (await narrator.NarrateAsync(investigation, incident, cancellationToken) is not { } narrative)
        {
            return null;
        }

        var spent = budget.SpentOn(incident.Id);
        return Judge(label, verdict, investigation, narrative) with
        {
            Tokens = spent.InputTokens + spent.OutputTokens, Money = spent.Unpriced ? null : spent.Money, Milliseconds = time.GetElapsedTime(began).TotalMilliseconds,
        };
    }

    internal static ToldCase Judge(CaseLabel label, BundleVerdict verdict, Investigation investigation, Narrative narrative)
    {
        var named = narrative.Claims.Select(c => (Claim: c, Place: FirstNamed(c.Text, verdict))).FirstOrDefault(n => n.Place > 0);
        var entity = named.Place > 0 ? verdict.Candidates[named.Place - 1].Entity : null;
        var onIt = investigation.Evidence.Where(e => e.Found.Resource.Value == entity).Select(e => e.Id).ToHashSet();
        return new(
            narrative.Claims.Length, narrative.CutClaims, named.Place > 0 ? named.Place : null, entity is not null && label.Entities.Contains(entity),
            entity is not null && named.Claim.Cites.Any(onIt.Contains), narrative.Claims.Count(c => UnsafeWords.Has(c.Text)), 0, null, 0);
    }

    /// <summary>The candidate that the sentence names first; of names within one another the longest.</summary>
    private static int FirstNamed(string text, BundleVerdict verdict) => verdict.Candidates
        .Select((c, i) => (Place: i + 1, At: text.IndexOf(c.Entity, StringComparison.Ordinal), c.Entity.Length))
        .Where(c => c.At >= 0)
        .OrderBy(c => c.At).ThenByDescending(c => c.Length)
        .Select(c => c.Place)
        .FirstOrDefault();

    private static Incident IncidentOf(CaseLabel label, IncidentBundle bundle)
    {
        var at = bundle.Onset ?? DateTimeOffset.UnixEpoch;
        return new()
        {
            Id = new($"eval-{label.Set}-{label.Bundle}"),
            Title = $"{bundle.Alert?.Metric ?? bundle.Alert?.Kind ?? "Trouble"} at {bundle.Alert?.Entity ?? "an unknown place"}",
            Severity = Severity.High,
            Kind = bundle.Alert?.Kind ?? "bundle",
            Account = "bundle",
            Region = "bundle",
            StartedAt = at,
            OpenedAt = at,
            LastSeen = at,
        };
    }

    private static Investigation InvestigationOf(Incident incident, IncidentBundle bundle, BundleVerdict verdict)
    {
        var evidence = verdict.Candidates.Take(ShownCandidates).SelectMany(c => c.Evidence.Take(ShownEvidence).Select(text => (c.Entity, text)))
            .Select((e, i) => new Evidence(new($"E{i + 1}"), "bundle", Draft(e.Entity, e.text, incident)))
            .ToImmutableArray();
        return new()
        {
            Id = "inv-" + incident.Id.Value,
            Incident = incident.Id,
            StartedAt = incident.StartedAt,
            FinishedAt = incident.StartedAt,
            Evidence = evidence,
            Hypotheses = [.. verdict.Candidates.Take(ShownCandidates).Select((c, i) => HypothesisOf(c, i == 0 ? verdict.Confidence : Confidence.Possible, evidence))],
            Gaps = bundle.Gaps,
        };
    }

    private static EvidenceDraft Draft(string entity, string text, Incident incident) => new()
    {
        Kind = "ranking", Title = text, Query = "the bundle's rows", Window = new(incident.StartedAt.AddHours(-1), incident.StartedAt.AddHours(1)), RowCount = 1, Resource = new(entity),
    };

    private static Hypothesis HypothesisOf(Candidate candidate, Confidence confidence, ImmutableArray<Evidence> evidence) => new()
    {
        Kind = candidate.Kind,
        Title = candidate.Detail.Length > 0 ? $"{candidate.Entity}: {candidate.Detail}" : candidate.Entity,
        Entity = new(candidate.Entity),
        Score = candidate.Score,
        Confidence = confidence,
        Supports = [.. evidence.Where(e => e.Found.Resource.Value == candidate.Entity).Select(e => e.Id)],
    };
}
