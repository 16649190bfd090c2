using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Tests.Conversations;

namespace AiOps.Bot.Tests.Investigations.Memory;

public sealed class ConfirmCauseTests : IDisposable
{
    private static readonly Actor Ana = new("ana", "Ana", "console");
    private readonly ChatBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task AYesIsOnTheTimelineAndRemembered()
    {
        await GivenAsync(IncidentStatus.Resolved);
        var outcome = await ConfirmAsync(CauseAnswer.Yes);
        Assert.Equal("crontab-fault", outcome.Incident!.Review!.Cause);
        var remembered = Assert.Single(_bench.Memory.Remembered);
        Assert.Equal(("Ana (console)", "ana", CauseAnswer.Yes), (remembered.Review.By, remembered.Review.ById, remembered.Review.Answer));
        Assert.Equal(TimelineVerbs.CauseConfirmed, (await _bench.TimelineAsync())[^1].Verb);
    }

    [Fact]
    public async Task WhatIsNotOverHasNoConfirmedCause()
    {
        await GivenAsync(IncidentStatus.Acknowledged);
        Assert.Contains("not over yet", (await ConfirmAsync(CauseAnswer.Yes)).Refusal, StringComparison.Ordinal);
        Assert.Empty(_bench.Memory.Remembered);
    }

    [Fact]
    public async Task WhatWasNoIncidentHasNoCause()
    {
        await GivenAsync(IncidentStatus.Resolved, new IncidentFeedback("Ben", "noise", Some.Noon, Some.Noon));
        Assert.Contains("no incident", (await ConfirmAsync(CauseAnswer.Yes)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNoCauseWasNamedOnlyOnesOwnWordsCount()
    {
        await _bench.PutAsync(Some.OpenIncident(status: IncidentStatus.Resolved));
        Assert.NotNull((await ConfirmAsync(CauseAnswer.Yes)).Refusal);
        Assert.NotNull((await ConfirmAsync(CauseAnswer.Other, " ")).Refusal);
        Assert.Equal("a full disk", (await ConfirmAsync(CauseAnswer.Other, "a full disk")).Incident!.Review!.InWords);
    }

    [Fact]
    public async Task TheSameWordTwiceIsSaidOnce()
    {
        await GivenAsync(IncidentStatus.Resolved);
        await ConfirmAsync(CauseAnswer.Yes);
        Assert.Null((await ConfirmAsync(CauseAnswer.Yes)).Refusal);
        Assert.Single(await _bench.TimelineAsync());
    }

    [Fact]
    public async Task ALaterWordTakesTheEarlierOnesPlace()
    {
        await GivenAsync(IncidentStatus.Resolved);
        await ConfirmAsync(CauseAnswer.Yes);
        await ConfirmAsync(CauseAnswer.No, "the certificate");
        Assert.Equal((CauseAnswer.Other, "the certificate"), (Assert.Single(_bench.Memory.Remembered).Review.Answer, _bench.Memory.Remembered[0].Review.Said));
        Assert.Equal(2, (await _bench.TimelineAsync()).Count);
    }

    [Fact]
    public async Task ThePersonIsAskedAboutWhatWasRepairedNotAboutWhatIsLeft()
    {
        var repaired = Some.Hypothesis("crontab-fault") with { RuledOutBecause = "it is right now", Facts = Some.Labels(("path", "/etc/cron.d/x")) };
        await GivenAsync(IncidentStatus.Resolved, investigation: Some.Investigation() with { Hypotheses = [Some.Hypothesis("recent-change", 0.4, "E1")], RuledOut = [repaired] });
        Assert.Equal("crontab-fault", (await ConfirmAsync(CauseAnswer.Yes)).Incident!.Review!.Cause);
    }

    [Fact]
    public async Task AResolvedCardAsksAndAPressAnswers()
    {
        await GivenAsync(IncidentStatus.Resolved);
        var outcome = await _bench.HandleAsync(new ButtonPress(CardButtonKind.ConfirmCause, new("inc-1"), null, "", ""));
        Assert.False(outcome.Refused);
        Assert.Equal(CauseAnswer.Yes, (await _bench.IncidentAsync()).Review!.Answer);
    }

    [Fact]
    public async Task WordsAnswerToo()
    {
        await GivenAsync(IncidentStatus.Resolved);
        var outcome = await _bench.SayAsync("inc-1 wrong cause: it was a full disk");
        Assert.Contains("a full disk", outcome.Reply!.Summary, StringComparison.Ordinal);
        Assert.Equal(CauseAnswer.Other, (await _bench.IncidentAsync()).Review!.Answer);
    }

    [Fact]
    public async Task AStrangerTeachesNothing()
    {
        await GivenAsync(IncidentStatus.Resolved);
        var stranger = Some.ChatUser("T1/U99");
        Assert.True((await _bench.HandleAsync(new Utterance("inc-1 that was the cause"), stranger)).Refused);
        Assert.Empty(_bench.Memory.Remembered);
    }

    [Fact]
    public void TheButtonsAreThereOnceItIsOverAndUntilSomebodySaid()
    {
        var over = Some.Incident() with { Status = IncidentStatus.Resolved };
        var investigation = Some.Investigation() with { Hypotheses = [Some.Hypothesis("x", 0.8, "E1")] };
        Assert.Contains(CardButtonKind.ConfirmCause, Kinds(over, investigation));
        Assert.DoesNotContain(CardButtonKind.ConfirmCause, Kinds(over, null));
        Assert.Contains(CardButtonKind.DenyCause, Kinds(over, null));
        Assert.DoesNotContain(CardButtonKind.DenyCause, Kinds(over with { Review = Some.Review() }, investigation));
        Assert.DoesNotContain(CardButtonKind.DenyCause, Kinds(Some.Incident(), investigation));
    }

    private static IEnumerable<CardButtonKind> Kinds(Incident incident, Investigation? investigation) =>
        CardButtons.For(new(incident, [], investigation, [], Some.Noon)).Select(b => b.Kind);

    private async Task GivenAsync(IncidentStatus status, IncidentFeedback? feedback = null, Investigation? investigation = null)
    {
        await _bench.PutAsync(Some.OpenIncident(status: status) with { Feedback = feedback });
        _bench.Investigations[new("inc-1")] = investigation ?? Some.Investigation() with { Hypotheses = [Some.Hypothesis("crontab-fault", 0.8, "E1")] };
    }

    private Task<IncidentOutcome> ConfirmAsync(CauseAnswer answer, string said = "") =>
        _bench.Get<ConfirmCause>().AnswerAsync(new("inc-1"), (answer, said), Ana, ChatBench.Ct);
}
