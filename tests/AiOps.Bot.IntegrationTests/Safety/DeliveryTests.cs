using System.Text.Json.Nodes;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.IntegrationTests.Conversations;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Outages and storms through the real lanes, counted on both doubles.</summary>
public sealed class DeliveryTests
{
    private static IEnumerable<JsonObject> Cards(ChatSide side, string title) => side.Public.Where(m => ChatSide.Texts(m).Any(t => t.Text.Contains(title, StringComparison.Ordinal)));

    private static int Calls(AttackedBot bot, string method) => bot.Slack.Double.Calls.Count(c => c.Method == method);

    private static int Edits(AttackedBot bot)
    {
        lock (bot.Teams.Double.Sent)
        {
            return bot.Teams.Double.Sent.Sum(s => s.Edits);
        }
    }

    private static Task PutAsync(AttackedBot bot, Func<Incident, Incident> change, int number = 1) => ChatHost.WaitAsync(
        async () =>
        {
            var store = bot.Host.Get<IIncidentStore>();
            var incident = (await store.GetAsync(new($"inc-{number}"), ChatHost.Ct))!;
            var saved = await store.ApplyAsync(new() { Incidents = [change(incident)] }, ChatHost.Ct);
            bot.Host.Get<Core.IChangeFeed>().Publish(incident.Id);
            return saved;
        },
        "the incident to be changed");

    /// <summary>10,000 reports of one incident: the count on the cards is bound, and so is how often they change.</summary>
    [Fact]
    public async Task AStormOfAlertsIsOneMessageAndFewEdits()
    {
        await using var bot = await AttackedBot.StartAsync(("Security:AlertsPerTenSeconds", "100000"));
        var began = DateTimeOffset.UtcNow;
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ChatHost.Ct }, async (i, ct) =>
        {
            using var content = new StringContent($$"""{"title":"disk full","severity":"high","resource":"i-1","fingerprint":"f1","reasons":["{{i}}"]}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await bot.Host.Http.PostAsync("/api/v1/alerts/generic", content, ct);
            Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        });
        await ChatHost.WaitAsync(async () => (await bot.Host.Get<IIncidentStore>().ListAsync(10, ChatHost.Ct)) is [{ AlertCount: > 0 }], "the incident");
        await ChatHost.WaitAsync(async () => (await bot.Host.Get<IInboundEventStore>().PendingAsync(1, ChatHost.Ct)).Count == 0, "all alerts to be worked in", 120);
        var incident = Assert.Single(await bot.Host.Get<IIncidentStore>().ListAsync(10, ChatHost.Ct));
        await bot.PostedAsync(incident.Id);
        await Task.Delay(4_000, ChatHost.Ct);

        Assert.Single(bot.Slack.Public);
        Assert.Single(bot.Teams.Public);
        var most = 3 + (int)((DateTimeOffset.UtcNow - began).TotalSeconds / 3);
        Assert.InRange(Calls(bot, "chat.update"), 0, most);
        Assert.InRange(Edits(bot), 0, most);
        Assert.Equal(1, Calls(bot, "chat.postMessage"));
    }

    [Fact]
    public async Task AnOutageLosesNothingAndEndsWithoutAFlood()
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        var down = bot.Slack.Double.Outages;
        foreach (var method in new[] { "chat.postMessage", "chat.update" })
        {
            down[method] = new(Enumerable.Repeat(503, 3));
        }

        bot.Teams.Double.FailNext(503, times: 6);
        for (var number = 2; number < 8; number++)
        {
            await bot.Host.ProposeAsync(number, about: i => i with { Title = $"outage {i.Id}" });
        }

        await ChatHost.WaitAsync(
            () => Task.FromResult(Enumerable.Range(2, 6).All(n => Cards(bot.Slack, $"outage inc-{n}").Any() && Cards(bot.Teams, $"outage inc-{n}").Any())), "all incidents after the outage", 120);
        foreach (var side in new ChatSide[] { bot.Slack, bot.Teams })
        {
            Assert.Equal(7, side.Public.Count);
        }

        Assert.Equal(0, bot.Slack.Double.RateRefusals);
        await bot.NothingHappenedAsync(remediation);
    }

    [Fact]
    public async Task WhatComesAndGoesIsEditedSeldom()
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        for (var turn = 1; turn <= 20; turn++)
        {
            var now = DateTimeOffset.UtcNow;
            await PutAsync(bot, i => i with
            {
                Status = turn % 2 == 0 ? IncidentStatus.Triggered : IncidentStatus.Resolved, StatusSince = now, ResolvedAt = turn % 2 == 0 ? null : now, LastSeen = now, Recurrences = i.Recurrences + (turn % 2 == 0 ? 1 : 0),
            });
            await Task.Delay(200, ChatHost.Ct);
        }

        await Task.Delay(1_000, ChatHost.Ct);
        Assert.Single(bot.Slack.Public);
        Assert.Single(bot.Teams.Public);
        Assert.InRange(Calls(bot, "chat.update"), 0, 4);
        Assert.InRange(Edits(bot), 0, 4);
        await bot.NothingHappenedAsync(remediation);
    }

    [Fact]
    public async Task RetryAfterIsHonoured()
    {
        await using var bot = await AttackedBot.StartAsync();
        bot.Slack.Double.PerChannelSecond = 0;
        bot.Slack.Double.RetryAfter = TimeSpan.FromSeconds(2);
        bot.Teams.Double.FailNext(429, TimeSpan.FromSeconds(2));
        var began = DateTimeOffset.UtcNow;
        await bot.Host.ProposeAsync(1);
        await ChatHost.WaitAsync(() => Task.FromResult(Calls(bot, "chat.postMessage") > 0), "the first try");
        bot.Slack.Double.PerChannelSecond = 3;
        await bot.PostedAsync(new("inc-1"));

        Assert.True(DateTimeOffset.UtcNow - began >= TimeSpan.FromSeconds(2), "it was sent again too early");
        Assert.Equal(2, Calls(bot, "chat.postMessage"));
        Assert.Single(bot.Slack.Public);
        Assert.Single(bot.Teams.Public);
    }

    [Fact]
    public async Task ADeletedChannelIsGivenUpAndCounted()
    {
        await using var bot = await AttackedBot.StartAsync();
        bot.Slack.Double.BadChannels[bot.Slack.Channel.Id] = "channel_not_found";
        bot.Teams.Double.Gone[bot.Teams.Channel.Id] = (404, "ConversationNotFound");
        await bot.Host.ProposeAsync(1);
        IReadOnlyList<ChatPost> posts = [];
        await ChatHost.WaitAsync(async () => (posts = await bot.Host.Get<IChatPostStore>().ListAsync(new("inc-1"), ChatHost.Ct)).Count(p => p.GivenUp is not null) == 2, "both to be given up");
        var tries = Calls(bot, "chat.postMessage");
        await PutAsync(bot, i => i with { Title = "worse now" });
        await Task.Delay(2_000, ChatHost.Ct);

        Assert.Equal(tries, Calls(bot, "chat.postMessage"));
        Assert.All(posts, p => Assert.NotEqual("", p.GivenUp));
        var metrics = await bot.Host.Http.GetStringAsync("/metrics", ChatHost.Ct);
        Assert.All(["slack", "teams"], p => Assert.Contains(metrics.Split('\n'), l => l.StartsWith("aiops_chat_sent", StringComparison.Ordinal) && l.Contains($"\"{p}\"", StringComparison.Ordinal) && l.Contains("\"Gone\"", StringComparison.Ordinal)));
    }

    /// <summary>Slack has the message, and the process dies before it knows: the next one finds it by its key.</summary>
    [Fact]
    public async Task AMessageWhoseIdWasNeverStoredIsFoundAndNotPostedAgain()
    {
        await using var bot = await AttackedBot.StartAsync();
        await bot.ProposeAsync(1);
        var store = bot.Host.Get<IChatPostStore>();
        var post = (await store.GetAsync(new("inc-1"), bot.Slack.Channel, ChatHost.Ct))!;
        Assert.True(await store.SaveAsync(post with { Message = null, Shown = null, PostedAt = null, PostingSince = DateTimeOffset.UtcNow, NotBefore = DateTimeOffset.UtcNow }, ChatHost.Ct));
        await bot.RestartAsync();
        await ChatHost.WaitAsync(async () => (await bot.Host.Get<IChatPostStore>().GetAsync(new("inc-1"), bot.Slack.Channel, ChatHost.Ct))?.Message is not null, "the message to be found");

        Assert.Equal(post.Message, (await bot.Host.Get<IChatPostStore>().GetAsync(new("inc-1"), bot.Slack.Channel, ChatHost.Ct))!.Message);
        Assert.Single(bot.Slack.Public);
        Assert.Equal(1, Calls(bot, "chat.postMessage"));
    }
}
