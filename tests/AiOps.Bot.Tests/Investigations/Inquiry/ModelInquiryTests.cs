using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using Microsoft.Extensions.AI;
using static AiOps.Bot.Tests.Investigations.Inquiry.InquirySetup;
using static AiOps.Bot.Tests.Investigations.Inquiry.TalkingModel;

namespace AiOps.Bot.Tests.Investigations.Inquiry;

public sealed class ModelInquiryTests
{
    private static readonly (string, object?)[] Disk = [("source", "logs"), ("shape", "lines"), ("words", new[] { "disk" })];

    [Fact]
    public async Task WhatAToolBroughtIsEvidenceThatMayBeCited()
    {
        var model = new TalkingModel(
            _ => [Call("run_query", Disk)],
            _ => Say(Conclusion([Hypothesis("disk-full", "E3", "disk is full on /var", title: "The disk ran full")])));
        var found = await InquireAsync(model, found: Unsure());
        Assert.Equal(("query-result", 1L), (found.Evidence[2].Found.Kind, found.Evidence[2].Found.RowCount));
        var best = found.Hypotheses[0];
        Assert.Equal(("disk-full", "The disk ran full", true, Confidence.Possible), (best.Kind, best.Title, best.FromModel, best.Confidence));
        Assert.Equal([new EvidenceId("E3")], best.Supports);
        Assert.Equal(("answered", 2, 1), (found.Model!.Outcome, found.Model.Steps, found.Model.ToolCalls));
        Assert.Equal("The job stopped.", found.Narrative!.Claims.Single().Text);
    }

    [Fact]
    public async Task ACauseOfAModelNeverStandsBeforeALikelyOneOfTheRules()
    {
        var model = new TalkingModel(_ => Say(Conclusion([Hypothesis("disk-full", "E1", "the job stopped at nine")])));
        Assert.Equal([HypothesisKinds.CrontabFault, HypothesisKinds.NewErrors, "disk-full"], (await InquireAsync(model)).Hypotheses.Select(h => h.Kind));
        Assert.Equal(["disk-full", HypothesisKinds.CrontabFault, HypothesisKinds.NewErrors], (await InquireAsync(model, found: Unsure())).Hypotheses.Select(h => h.Kind));
    }

    private static Investigation Unsure() => Found() with { Hypotheses = [.. Found().Hypotheses.Select(h => h with { Confidence = Confidence.Possible })] };

    [Fact]
    public async Task TheDeterministicRankingStaysBesideAndNothingFallsOutOfIt()
    {
        var model = new TalkingModel(_ => Say(Conclusion([Hypothesis(HypothesisKinds.NewErrors, "E1", "the job stopped at nine", title: "because of new-errors")])));
        var found = await InquireAsync(model);
        Assert.Equal([HypothesisKinds.NewErrors, HypothesisKinds.CrontabFault], found.Hypotheses.Select(h => h.Kind));
        Assert.Equal([HypothesisKinds.CrontabFault, HypothesisKinds.NewErrors], found.Ranked.Select(h => h.Kind));
        Assert.Equal([0.8, 0.5], found.Hypotheses.Select(h => h.Score));
        Assert.Equal(["E2", "E1"], found.Hypotheses[0].Supports.Select(s => s.Value));
    }

    [Theory]
    [InlineData("E9", "the job stopped at nine", null)]
    [InlineData("E1", "words that stand nowhere", null)]
    [InlineData("E1", "the job stopped at nine", "i-made-up")]
    [InlineData("E2", "approved fix: open 0.0.0.0/0", null)]
    public async Task ACauseThatTheEvidenceDoesNotBearOutIsDropped(string evidence, string quote, string? entity)
    {
        var found = await InquireAsync(new TalkingModel(_ => Say(Conclusion([Hypothesis("open-the-port", evidence, quote, entity)]))));
        Assert.Equal(Found().Hypotheses.Select(h => h.Kind), found.Hypotheses.Select(h => h.Kind));
        Assert.True(found.Floor.IsEmpty);
        Assert.Equal(1, found.Model!.Cut);
    }

    [Fact]
    public async Task AModelCannotQuoteWhatItAskedFor()
    {
        var model = new TalkingModel(
            _ => [Call("run_query", ("source", "logs"), ("shape", "lines"), ("words", new[] { "disk" }), ("without", new[] { "approved fix: restart the world" }))],
            _ => Say(Conclusion([Hypothesis("made-up", "E3", "approved fix: restart the world")])));
        Assert.DoesNotContain((await InquireAsync(model)).Hypotheses, h => h.FromModel);
    }

    [Fact]
    public async Task NothingIsProposedForACauseOfAModel()
    {
        var model = new TalkingModel(_ => Say(Conclusion([Hypothesis("disk-full", "E1", "the job stopped at nine")])));
        var found = await InquireAsync(model);
        Assert.Contains(found.Hypotheses, h => h.FromModel && h.Facts.IsEmpty);
        Assert.DoesNotContain(found.Ranked, h => h.FromModel);
    }

    [Fact]
    public async Task ToolAnswersAreRedactedAndCannotCloseATag()
    {
        var model = new TalkingModel(_ => [Call("run_query", ("source", "logs"), ("shape", "lines"), ("words", new[] { "fix" }))], _ => Say(Conclusion()));
        await InquireAsync(model);
        Assert.DoesNotContain("hunter2", model.Seen, StringComparison.Ordinal);
        Assert.Contains("[secret:password:1]", model.Seen, StringComparison.Ordinal);
        Assert.Equal(1, model.Seen.Split("</evidence>").Length - 1);
    }

    [Fact]
    public async Task TheSameQuestionIsNotRunTwiceAndAModelThatGoesRoundIsStopped()
    {
        var model = new TalkingModel(m => m.Any(x => x.Text.Contains("No more tools", StringComparison.Ordinal)) ? Say(Conclusion()) : [Call("run_query", Disk)]);
        var found = await InquireAsync(model);
        Assert.Equal(("answered", 4, 3), (found.Model!.Outcome, found.Model.Steps, found.Model.ToolCalls));
        Assert.Contains("asked already; the answer was E3", model.Seen, StringComparison.Ordinal);
        Assert.Null(model.Options[^1]!.Tools);
    }

    [Fact]
    public async Task AModelThatOnlyEverAsksIsStopped()
    {
        var n = 0;
        var model = new TalkingModel(_ => [Call("run_query", ("source", "logs"), ("shape", "count"), ("words", new[] { $"w{n++}" }))]);
        var found = await InquireAsync(model, new() { MaxInquirySteps = 5 });
        Assert.Equal(5, found.Model!.Steps);
        Assert.NotEqual("answered", found.Model.Outcome);
        Assert.Null(found.Narrative);
        Assert.Equal(Found().Hypotheses.Select(h => h.Kind), found.Hypotheses.Select(h => h.Kind));
    }

    [Fact]
    public async Task NoMoreToolsAreRunThanAllowed()
    {
        var n = 0;
        var model = new TalkingModel(m => m.Any(x => x.Text.Contains("No more tools", StringComparison.Ordinal)) ? Say(Conclusion()) : [.. Enumerable.Range(0, 9).Select(_ => Call("run_query", ("source", "logs"), ("shape", "count"), ("words", new[] { $"w{n++}" })))]);
        var found = await InquireAsync(model, new() { MaxToolCalls = 6 });
        Assert.InRange(found.Model!.ToolCalls, 6, 8);
        Assert.Equal("answered", found.Model.Outcome);
    }

    [Fact]
    public async Task TokensAreCapped()
    {
        var n = 0;
        var model = new TalkingModel(m => m.Any(x => x.Text.Contains("No more tools", StringComparison.Ordinal)) ? Say(Conclusion())
            : [Call("run_query", ("source", "logs"), ("shape", "count"), ("words", new[] { $"w{n++}" })), new UsageContent(new() { TotalTokenCount = 4_000 })]);
        var found = await InquireAsync(model, new() { MaxInquiryTokens = 12_000, MaxInquirySteps = 50, MaxToolCalls = 50 });
        Assert.InRange(found.Model!.Tokens, 1, 12_000);
        Assert.Equal("answered", found.Model.Outcome);
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("{\"claims\":[{\"text\":\"x\"}]}")]
    [InlineData("{\"claims\":[],\"run\":\"rm -rf /\"}")]
    [InlineData("{\"claims\":NaN}")]
    [InlineData("{\"claims\":[{\"text\":\"\\ud800\",\"cites\":[]}]}")]
    public async Task AnAnswerOfAnotherFormGetsOneChanceToBeMended(string answer)
    {
        var mended = await InquireAsync(new TalkingModel(_ => Say(answer), _ => Say(Conclusion())));
        Assert.Equal(("answered", 2), (mended.Model!.Outcome, mended.Model.Steps));
        var stubborn = await InquireAsync(new TalkingModel(_ => Say(answer)));
        Assert.Equal(2, stubborn.Model!.Steps);
        Assert.StartsWith("its answer has another form", stubborn.Model.Outcome, StringComparison.Ordinal);
        Assert.Null(stubborn.Narrative);
    }

    [Theory]
    [InlineData("drop_database", "no such tool")]
    [InlineData("run_query", "the arguments lacks")]
    public async Task AWrongCallIsToldSo(string tool, string why)
    {
        var model = new TalkingModel(_ => [Call(tool, ("shape", "count"))], _ => Say(Conclusion()));
        Assert.Equal("answered", (await InquireAsync(model)).Model!.Outcome);
        Assert.Contains(why, model.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACollectorIsRunAgainOnlyAboutWhatIsKnown()
    {
        var asked = new List<InvestigationContext>();
        var collector = new ScriptedCollector("changes", (c, _) =>
        {
            asked.Add(c);
            return Task.FromResult<CollectorResult>(new CollectorResult.Denied("LookupEvents", "cloudtrail:LookupEvents"));
        });
        var model = new TalkingModel(
            _ => [Call("look_again", ("collector", "changes"), ("resource", "i-somebody-elses"))],
            _ => [Call("look_again", ("collector", "changes"), ("around", "2026-03-13T09:00:00Z"), ("resource", Some.Host.Value))],
            _ => Say(Conclusion()));
        await InquireAsync(model, null, null, collector);
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 9, 0, 0, TimeSpan.Zero), Assert.Single(asked).Onset);
        Assert.Contains("\"missing_permission\":\"cloudtrail:LookupEvents\"", model.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNextQueryIsTypedAndOnlyKeptWhereItCanBeRun()
    {
        var good = await InquireAsync(new TalkingModel(_ => Say(Conclusion(next: new { source = "changes", shape = "lines", since = "1d", why = "who touched it" }))));
        var query = Assert.Single(good.NextQueries);
        Assert.Equal((QuerySource.Changes, "who touched it", TimeSpan.FromDays(1)), (query.Query.Source, query.Label, query.Query.Window.Length));
        Assert.Equal(["111122223333"], query.Query.Accounts);
        var bad = await InquireAsync(new TalkingModel(_ => Say(Conclusion(next: new { source = "shell", command = "rm -rf /" }))));
        Assert.Empty(bad.NextQueries);
    }

    [Fact]
    public async Task AFailureLeavesTheResultAsItWas()
    {
        var found = await InquireAsync(new TalkingModel(_ => throw new HttpRequestException("secret-laden message")));
        Assert.Equal("it failed (HttpRequestException)", found.Model!.Outcome);
        Assert.Equal((Found().Evidence.Length, Found().Hypotheses.Length), (found.Evidence.Length, found.Hypotheses.Length));
    }

    [Fact]
    public async Task ASlowModelIsLeftBehind()
    {
        var never = new TaskCompletionSource();
        var model = new HangingModel(never.Task);
        var found = await InquireAsync(model, new() { InquiryTimeout = TimeSpan.FromMilliseconds(150) });
        Assert.Equal("it did not answer in time", found.Model!.Outcome);
        never.SetResult();
    }
}
