using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Tests.Investigations;

public sealed class TelemetryRuleTests
{
    private static readonly Evidence Jump = Some.Evidence("E1", Some.Draft(EvidenceKinds.MetricDeviation));

    [Fact]
    public void WhatTheTelemetryBlamesIsAHypothesisThatCitesItsEvidence()
    {
        var hypothesis = Assert.Single(Rank(new() { Candidates = [Candidate(Some.Host.Value, 0.9)], Confidence = Confidence.VeryLikely, Quiet = false }));
        Assert.Equal((HypothesisKinds.UnusualBehaviour, Some.Host, "E1"), (hypothesis.Kind, hypothesis.Entity, Assert.Single(hypothesis.Supports).Value));
        Assert.Equal(0.72, hypothesis.Score, 6);
    }

    [Fact]
    public void WhereNobodyCanSeeWhyItIsNotSaid() =>
        Assert.Empty(Rank(new() { Candidates = [Candidate("another", 0.9)], Confidence = Confidence.VeryLikely, Quiet = false }));

    [Fact]
    public void QuietTelemetryBlamesNobody() => Assert.Empty(Rank(new() { Candidates = [Candidate(Some.Host.Value, 0.04)], Confidence = Confidence.Unlikely, Quiet = true }));

    [Fact]
    public void ItNeverReachesARuleThatKnowsTheCause()
    {
        var hypothesis = Assert.Single(Rank(new() { Candidates = [Candidate(Some.Host.Value, 1)], Confidence = Confidence.VeryLikely, Quiet = false }));
        Assert.True(hypothesis.Confidence < Confidence.VeryLikely);
    }

    [Fact]
    public void TheLivingIncidentIsRankedFromTheBundleThatItsCollectorsFilled()
    {
        var change = Some.Evidence("E2", Some.Draft(EvidenceKinds.Change, Some.Noon, (EvidenceFacts.EventName, "UpdateService"), (EvidenceFacts.ChangeKind, "deploy")).With("x", Some.Noon, eventId: "ct-1"));
        var context = new InvestigationContext(Some.Incident(), [Some.Alert("rate-rise")], Some.Noon, Some.Noon);
        var bundle = LiveBundle.Of(context, new() { Topology = new([new("a", "b")]) }, [Jump, change]);
        Assert.Equal((Some.Host.Value, Some.Noon), (bundle.Alert!.Entity, bundle.Alert.Time));
        Assert.Equal(("ct-1", "deploy"), (Assert.Single(bundle.Changes).Id, bundle.Changes[0].Kind));
        Assert.Single(bundle.Alerts);
        Assert.Single(bundle.Topology.Edges);
    }

    [Fact]
    public void AChangeThatTheRankingConvictsComesUpWithTheReason()
    {
        var (convicted, innocent) = (Changed([new("ct-1", 0.9, ["it touches the pool that ran out"]), Nothing(0.1)]), Changed([Nothing(0.8), new("ct-1", 0.2, ["it is near"])]));
        Assert.True(convicted.First(h => h.Kind == HypothesisKinds.RecentChange).Score > 2 * innocent.First(h => h.Kind == HypothesisKinds.RecentChange).Score);
        Assert.Contains("it touches the pool that ran out", convicted[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatNoChangeIsToBlameIsACandidateOfItsOwn()
    {
        var none = Assert.Single(Changed([Nothing(0.8), new("ct-1", 0.2, ["it is near"])]), h => h.Kind == HypothesisKinds.NoChange);
        Assert.Equal("No change is to blame: a certificate ran out", none.Title);
        Assert.Equal(("E1", "E2"), (Assert.Single(none.Supports).Value, Assert.Single(none.Contradicts).Value));
    }

    [Fact]
    public void WhereAChangeIsTheBetterExplanationItIsNot() =>
        Assert.DoesNotContain(Changed([new("ct-1", 0.9, ["it is it"]), Nothing(0.1)]), h => h.Kind == HypothesisKinds.NoChange);

    [Fact]
    public void WithoutARankingOfChangesNothingIsSaidOfThem() => Assert.DoesNotContain(Changed([]), h => h.Kind == HypothesisKinds.NoChange);

    private static ChangeSuspect Nothing(double score) => new(ChangeSuspect.None, score, ["a certificate ran out"]);

    private static ImmutableArray<Hypothesis> Changed(ImmutableArray<ChangeSuspect> changes)
    {
        var onset = Some.Noon.AddHours(-3);
        var change = Some.Evidence("E2", Some.Draft(EvidenceKinds.Change, onset, (EvidenceFacts.EventName, "UpdateService"), (EvidenceFacts.EventTime, "2026-03-14T08:50:00Z")).With("x", onset, eventId: "ct-1"));
        var context = new InvestigationContext(Some.Incident(), [], onset, Some.Noon);
        return HypothesisRanking.Rank(new(context, [Jump, change], null, null) { Verdict = new() { Candidates = [], Confidence = Confidence.Unlikely, Quiet = true, Changes = changes } }).Hypotheses;
    }

    private static IReadOnlyList<Hypothesis> Rank(BundleVerdict verdict)
    {
        var context = new InvestigationContext(Some.Incident(), [], Some.Noon.AddHours(-3), Some.Noon);
        return [.. new TelemetryRule().Derive(new(context, [Jump], null, null) { Verdict = verdict })];
    }

    private static Candidate Candidate(string entity, double score) => new() { Entity = entity, Kind = "latency", Score = score, Evidence = ImmutableArray.Create("900 ms instead of 40") };
}
