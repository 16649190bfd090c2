using System.Diagnostics;
using System.Net.Http.Json;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Questions that ask for everything, and questions that are written in a query's syntax.</summary>
public sealed class CostlyQuestionTests
{
    private const int Lines = 20_000;

    private static async Task FillAsync(AttackedBot bot)
    {
        var (logs, now) = (bot.Host.Get<ILogStore>(), DateTimeOffset.UtcNow);
        for (var batch = 0; batch < Lines; batch += 5_000)
        {
            var from = batch;
            Assert.Equal(5_000, await logs.AppendAsync([.. Enumerable.Range(from, 5_000).Select(i => Some.LogEvent($"ERROR order {i} failed", now.AddSeconds(-(i % 3_000)), $"e{i}"))], null, ChatHost.Ct));
        }
    }

    [Theory]
    [AttackCase(17)]
    [InlineData("slack", "show everything that matches .* of the last 365 days in all log groups")]
    [InlineData("teams", "show every line of the last year")]
    [InlineData("slack", "count all lines since 1970 by every word")]
    public async Task AQuestionForEverythingIsAnsweredInBounds(string platform, string ask)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        await FillAsync(bot);
        var (side, watch) = (bot.Side(platform), Stopwatch.StartNew());
        var before = side.Sent.Count;

        await side.SayAsync("ana", ask);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"it took {watch.Elapsed}");
        var answers = side.Sent.Skip(before).ToList();
        Assert.NotEmpty(answers);
        Assert.All(answers, a => Assert.True(a.ToJsonString().Length < 25_000, $"{a.ToJsonString().Length} characters"));
        Assert.All(answers, a => Assert.True(ChatSide.Texts(a).Sum(t => t.Text.Split("ERROR order").Length - 1) <= 60, "too many lines"));
        await bot.HoldsEverywhereAsync();
        await bot.NothingHappenedAsync(remediation);
    }

    /// <summary>In chat, in the console, by the API and on the command line: first what it would cost, and nothing is looked up.</summary>
    [Fact]
    [AttackCase(17)]
    public async Task AQuestionThatCostsIsPreviewedEverywhereAndRunsWhenItIsConfirmed()
    {
        const string Ask = "show errors of the last 300 days";
        await using var bot = await AttackedBot.StartAsync(("Questions:ConfirmAboveRows", "1000"));
        var remediation = await bot.ProposeAsync();
        await FillAsync(bot);
        foreach (var side in new ChatSide[] { bot.Slack, bot.Teams })
        {
            var before = side.Sent.Count;
            await side.SayAsync("ana", Ask);
            var said = string.Join('\n', side.Sent.Skip(before).SelectMany(m => ChatSide.Texts(m)).Select(t => t.Text));
            Assert.Contains("This would look through about 20,000 lines", said, StringComparison.Ordinal);
            Assert.Contains("Nothing was looked up yet", said, StringComparison.Ordinal);
            Assert.DoesNotContain("ERROR order", said, StringComparison.Ordinal);
        }

        var page = await bot.Host.Http.GetStringAsync("/ask?question=" + Uri.EscapeDataString(Ask), ChatHost.Ct);
        Assert.Contains("This would look through about 20,000 lines", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ERROR order", page, StringComparison.Ordinal);
        using var answer = await bot.Host.Http.PostAsJsonAsync("/api/v1/ask", new { question = Ask }, ChatHost.Ct);
        Assert.DoesNotContain("ERROR order", await answer.Content.ReadAsStringAsync(ChatHost.Ct), StringComparison.Ordinal);

        var confirmed = await bot.Host.Http.GetStringAsync("/ask?confirmed=true&question=" + Uri.EscapeDataString(Ask), ChatHost.Ct);
        Assert.Contains("ERROR order", confirmed, StringComparison.Ordinal);
        await bot.NothingHappenedAsync(remediation);
    }

    public static TheoryData<string> Syntax =>
    [
        "show lines with \"' OR 1=1; DROP TABLE log_events; --\"", "fields @message | filter @message like /.*/ | stats count(*) by @logStream", "show errors' UNION SELECT token FROM people --",
        "{\"must\":[{\"key\":\"account\",\"match\":{\"any\":[\"*\"]}}]}", "SOURCE '/aws/cloudtrail/management' | fields @message", "show lines with \") OR account != \"", "errors in group %' ESCAPE '\\'; DELETE FROM timeline; --",
    ];

    [Theory]
    [AttackCase(18)]
    [MemberData(nameof(Syntax))]
    public async Task TheSyntaxOfAQueryIsTextToBeLookedFor(string ask)
    {
        await using var bot = await AttackedBot.StartAsync();
        var remediation = await bot.ProposeAsync();
        var logs = bot.Host.Get<ILogStore>();
        await logs.AppendAsync([Some.LogEvent("hidden by another account", DateTimeOffset.UtcNow, "e1")], null, ChatHost.Ct);

        await bot.Slack.SayAsync("ana", ask);
        await bot.Teams.SayAsync("ana", ask, alone: true);

        Assert.Single((await logs.ReadAfterAsync(0, 10, ChatHost.Ct)));
        Assert.NotEmpty(await bot.TimelineAsync(remediation.Incident, Core.Incidents.TimelineVerbs.Proposed));
        await bot.HoldsEverywhereAsync("token-1");
        await bot.NothingHappenedAsync(remediation);
    }
}
