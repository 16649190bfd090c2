using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>A stream stuffed with lines that match every query, in the real index over the real store.</summary>
[AttackCase(9)]
public sealed class StuffedLinesTests
{
    private const string Trouble = "ERROR pool exhausted while waiting for a connection to orders-db";
    private const int Stuffed = 600;

    private static StreamKey Of(string group) => new("cloudwatch", group, "s");

    [Fact]
    public async Task DoesNotPushTheTrueLinesOut()
    {
        await using var bot = await AttackedBot.StartAsync();
        var (logs, now) = (bot.Host.Get<ILogStore>(), DateTimeOffset.UtcNow.AddMinutes(-20));
        var stuffed = Enumerable.Range(0, Stuffed).Select(i => Some.LogEvent(
            $"{Trouble} refused denied timeout login backup export disk memory checkout lambda {i}", now.AddHours(-2 - i), $"s{i}", Of("/app/stuffed")));
        var truth = Enumerable.Range(0, 3).Select(i => Some.LogEvent(Trouble, now.AddDays(-2).AddSeconds(i), $"t{i}", Of("/app/true")));
        await logs.AppendAsync([.. stuffed], null, ChatHost.Ct);
        await logs.AppendAsync([.. truth, Some.LogEvent(Trouble, now, "trigger", Of("/app/orders"))], null, ChatHost.Ct);
        await bot.Host.Get<IndexLogWindows>().IndexAsync(ChatHost.Ct);

        var found = await FindAsync(bot, now);

        Assert.Contains(found, f => f.Lines.Any(l => l.Text == Trouble && f.Title.Contains("/app/true", StringComparison.Ordinal)));
        Assert.True(found.Count(f => f.Title.Contains("/app/stuffed", StringComparison.Ordinal)) <= 2, string.Join('\n', found.Select(f => f.Title)));
        Assert.Empty(bot.Host.Action.Runs);
        await bot.HoldsEverywhereAsync();
    }

    private static async Task<IReadOnlyList<EvidenceDraft>> FindAsync(AttackedBot bot, DateTimeOffset now)
    {
        var trigger = (await bot.Host.Get<ILogStore>().ReadAfterAsync(0, Stuffed * 2, ChatHost.Ct)).Single(e => e.Event.Stream == Of("/app/orders"));
        var context = new InvestigationContext(Some.Incident() with { StartedAt = now }, [Some.Alert(AnomalyKinds.NewTemplate, null, trigger.Event.EventId)], now, DateTimeOffset.UtcNow);
        var related = Assert.Single(bot.Host.Get<IEnumerable<ICollector>>(), c => c.GetType().Name == "RelatedWindows");
        return Assert.IsType<CollectorResult.Collected>(await related.CollectAsync(context, ChatHost.Ct)).Evidence;
    }
}
