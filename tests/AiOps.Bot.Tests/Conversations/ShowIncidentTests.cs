using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Conversations;

public sealed class ShowIncidentTests
{
    private static readonly IncidentId Id = new("inc-1");

    [Fact]
    public async Task AnIncidentIsPostedOnceHoweverOftenItIsLookedAt()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        for (var i = 0; i < 5; i++)
        {
            await ShowAsync(bench);
        }

        Assert.Equal(["post inc-1"], bench.Slack.Log);
        Assert.Equal(("m1", null), (bench.Chat.Posts[0].Message, bench.Chat.Posts[0].PostingSince));
    }

    [Fact]
    public async Task ADecisionIsShownAtOnce()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        await ShowAsync(bench);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        await bench.Get<DecideRemediation>().ApproveAsync(new("rem-1"), Some.Remediation().Digest, "", ChatBench.People.Identify(new("teams", "t/ben"))!, ChatBench.Ct);
        await ShowAsync(bench);
        Assert.Contains("approved by Ben", bench.Slack.Messages["m1"].Proposals[0].StatusText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterACrashBetweenPostingAndRecordingTheMessageIsFoundAgain()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        await ShowAsync(bench);
        var crashed = bench.Chat.Posts[0] with { Message = null, Shown = null, ShownAt = null, PostedAt = null, PostingSince = Some.Noon, NotBefore = Some.Noon.AddSeconds(30) };
        Assert.True(await bench.Chat.SaveAsync(crashed, ChatBench.Ct));
        await ShowAsync(bench);
        Assert.Equal(1, bench.Slack.Tried);
        bench.Time.Advance(TimeSpan.FromSeconds(31));
        await ShowAsync(bench);
        Assert.Equal("m1", bench.Chat.Posts[0].Message);
        Assert.Single(bench.Slack.Messages);
    }

    [Fact]
    public async Task OfTwoProcessesOnePosts()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ShowAsync(bench), ChatBench.Ct)));
        Assert.Equal(["post inc-1"], bench.Slack.Log);
    }

    [Fact]
    public async Task ADeadConversationIsGivenUp()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        bench.Slack.Fault = () => SendResult.Gone("channel_not_found");
        await ShowAsync(bench);
        bench.Slack.Fault = () => null;
        bench.Time.Advance(TimeSpan.FromDays(1));
        await ShowAsync(bench);
        Assert.Equal((1, "channel_not_found"), (bench.Slack.Tried, bench.Chat.Posts[0].GivenUp));
    }

    [Fact]
    public async Task WhatIsRefusedIsTriedAgainMuchLater()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        bench.Slack.Fault = () => SendResult.Refused("invalid_blocks");
        var outcome = await ShowAsync(bench);
        Assert.InRange(outcome.LookAgain!.Value - Some.Noon, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(13));
        Assert.Null(outcome.Pause);
        bench.Slack.Fault = () => null;
        bench.Time.Advance(TimeSpan.FromMinutes(14));
        await ShowAsync(bench);
        Assert.Equal(["post inc-1"], bench.Slack.Log);
    }

    [Fact]
    public async Task AfterAnOutageTheLivingArePostedAndTheRestIsOneMessage()
    {
        using var bench = new ChatBench();
        bench.Slack.Fault = () => SendResult.Later("down");
        for (var i = 0; i < 30; i++)
        {
            await bench.PutAsync(Some.OpenIncident($"inc-{i}"));
            Assert.NotNull((await ShowAsync(bench, $"inc-{i}", isPaused: i > 0)).LookAgain);
        }

        Assert.Equal(1, bench.Slack.Tried);
        bench.Time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 26; i++)
        {
            await bench.PutAsync(Some.OpenIncident($"inc-{i}", IncidentStatus.Resolved) with { ResolvedAt = bench.Time.GetUtcNow() });
        }

        bench.Slack.Fault = () => null;
        var missed = new List<IncidentId>();
        for (var i = 0; i < 30; i++)
        {
            if ((await ShowAsync(bench, $"inc-{i}")).Missed)
            {
                missed.Add(new($"inc-{i}"));
            }
        }

        await bench.Get<SummariseMissed>().TellAsync(Some.Channel, missed, ChatBench.Ct);
        await bench.Get<SummariseMissed>().TellAsync(Some.Channel, missed, ChatBench.Ct);
        Assert.Equal(4, bench.Slack.Log.Count(l => l.StartsWith("post", StringComparison.Ordinal)));
        var summary = Assert.Single(bench.Slack.Replies);
        Assert.Equal("While Slack was unreachable 26 incidents opened and closed.", summary.Reply.Summary);
        Assert.All(Enumerable.Range(0, 26), i => Assert.True(bench.Chat.Posts.Single(p => p.Incident.Value == $"inc-{i}").Summarised));
    }

    [Fact]
    public async Task ASecretInACardDoesNotReachThePlatform()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident() with { Title = "login with password=hunter2hunter2 failed" });
        await ShowAsync(bench);
        Assert.DoesNotContain("hunter2hunter2", bench.Slack.Messages["m1"].Header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheClockAloneChangesNothing()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        await ShowAsync(bench);
        bench.Time.Advance(TimeSpan.FromMinutes(59));
        await ShowAsync(bench);
        Assert.Equal(["post inc-1"], bench.Slack.Log);
    }

    private static Task<ShowOutcome> ShowAsync(ChatBench bench, string? id = null, bool isPaused = false) =>
        bench.Get<ShowIncident>().ShowAsync(id is null ? Id : new(id), Some.Channel, isPaused, ChatBench.Ct);
}
