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

    private static IReadOnlyList<Hypothesis> Rank(BundleVerdict verdict)
    {
        var context = new InvestigationContext(Some.Incident(), [], Some.Noon.AddHours(-3), Some.Noon);
        return [.. new TelemetryRule().Derive(new(context, [Jump], null, null) { Verdict = verdict })];
    }

    private static Candidate Candidate(string entity, double score) => new() { Entity = entity, Kind = "latency", Score = score, Evidence = ImmutableArray.Create("900 ms instead of 40") };
}
