using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Investigations.Memory;

public sealed class PastIncidentsTests
{
    private static readonly Incident Now = Some.Incident() with { Fingerprints = [new("f-1")], Kinds = [AnomalyKinds.ActivityCeased] };

    private static readonly InvestigationContext Context = new(Now, [], Some.Noon.AddHours(-3), Some.Noon);

    [Fact]
    public async Task WhatAPersonConfirmedIsEvidenceWithItsProvenance()
    {
        var draft = Assert.Single(Assert.IsType<CollectorResult.Collected>(await CollectAsync(Some.Remembered())).Evidence);
        Assert.Equal(EvidenceKinds.PastIncident, draft.Kind);
        Assert.Contains("Ana (slack) confirmed its cause", draft.Title, StringComparison.Ordinal);
        Assert.Equal(("Yes", "crontab-fault", "0.966"), (draft.Facts[EvidenceFacts.PastAnswer], draft.Facts[EvidenceFacts.PastCause], draft.Facts[EvidenceFacts.PastWeight]));
        Assert.All(draft.Lines.Where(l => l.Text.Contains("because", StringComparison.Ordinal)), l => Assert.True(l.Tainted));
    }

    [Fact]
    public async Task NothingRememberedIsSaidSo() => Assert.IsType<CollectorResult.NoData>(await CollectAsync());

    [Fact]
    public async Task AnIncidentIsNoPrecedentOfItself() => Assert.IsType<CollectorResult.NoData>(await CollectAsync(Some.Remembered("inc-1")));

    [Fact]
    public async Task ItsEarlierTimesAre()
    {
        var memory = new InMemoryMemory();
        memory.Remembered.Add(Some.Remembered("inc-1"));
        Assert.IsType<CollectorResult.Collected>(await new PastIncidents(memory).CollectAsync(Context with { Incident = Now with { Recurrences = 1 } }, default));
    }

    [Fact]
    public async Task AnotherAccountsIncidentsAreNotTold() => Assert.IsType<CollectorResult.NoData>(await CollectAsync(Some.Remembered() with { Account = "999999999999" }));

    [Fact]
    public async Task TheLatestComesFirst()
    {
        var found = Assert.IsType<CollectorResult.Collected>(await CollectAsync(Some.Remembered("inc-a", ago: TimeSpan.FromDays(60)), Some.Remembered("inc-b", ago: TimeSpan.FromDays(2))));
        Assert.Equal(["inc-b", "inc-a"], found.Evidence.Select(e => e.Facts[EvidenceFacts.PastIncident]));
    }

    [Fact]
    public void AConfirmedCauseComesUpAndCitesTheEarlierIncident()
    {
        var ranked = Weighed(Some.Review(), Some.Hypothesis("other", 0.82, "E1"), Some.Hypothesis("crontab-fault", 0.8, "E1"));
        Assert.Equal(["crontab-fault", "other"], ranked.OrderByDescending(h => h.Score).Select(h => h.Kind));
        Assert.Contains("E2", ranked[1].Supports.Select(s => s.Value));
    }

    [Fact]
    public void ADeniedCauseGoesDownOnTheSameThingOnly()
    {
        var elsewhere = Some.Hypothesis("crontab-fault", 0.8, "E1") with { Entity = new("another") };
        var ranked = Weighed(Some.Review(CauseAnswer.No), Some.Hypothesis("crontab-fault", 0.8, "E1"), elsewhere);
        Assert.True(ranked[0].Score < 0.6);
        Assert.Equal("E2", Assert.Single(ranked[0].Contradicts).Value);
        Assert.Equal(0.8, ranked[1].Score);
    }

    [Fact]
    public void AConfirmedCauseThatNothingSpeaksForTodayIsPossibleAtMostAndBindsToNoAction()
    {
        var known = Weighed(Some.Review())[^1];
        Assert.Equal(HypothesisKinds.KnownCause, known.Kind);
        Assert.True(known.Confidence <= Confidence.Possible);
        Assert.Empty(known.Facts);
        Assert.Null(known.ManualStep);
    }

    [Fact]
    public void AWordOfLongAgoNamesNothingByItself() =>
        Assert.Empty(Precedents.Weigh([], Input(Some.Review(), weight: "0.03")));

    [Fact]
    public void EvidenceOfTodayWeighsMoreThanAnyPrecedent()
    {
        var ranked = Weighed(Some.Review(), Some.Hypothesis("strong", 0.9, "E1"), Some.Hypothesis("crontab-fault", 0.3, "E1"));
        Assert.True(ranked[0].Score > ranked[1].Score);
    }

    private static Hypothesis[] Weighed(CauseReview review, params Hypothesis[] hypotheses) => [.. Precedents.Weigh(hypotheses, Input(review, "1"))];

    private static RankingInput Input(CauseReview review, string weight)
    {
        var past = Some.Draft(EvidenceKinds.PastIncident, null,
            (EvidenceFacts.PastAnswer, review.Answer.ToString()), (EvidenceFacts.PastCause, review.Cause!), (EvidenceFacts.PastEntity, review.Entity!.Value.Value),
            (EvidenceFacts.PastWeight, weight), (EvidenceFacts.PastIncident, "inc-0"), (EvidenceFacts.Actor, review.By));
        return new(Context, [Some.Evidence("E1", Some.Draft("x")), Some.Evidence("E2", past)], null, null);
    }

    private static async Task<CollectorResult> CollectAsync(params RememberedIncident[] remembered)
    {
        var memory = new InMemoryMemory();
        memory.Remembered.AddRange(remembered);
        return await new PastIncidents(memory).CollectAsync(Context, TestContext.Current.CancellationToken);
    }
}
