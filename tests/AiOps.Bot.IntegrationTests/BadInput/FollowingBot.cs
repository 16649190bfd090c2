using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.IntegrationTests.EndToEnd;

namespace AiOps.Bot.IntegrationTests.BadInput;

/// <summary>The service without an account, following files.</summary>
internal static class FollowingBot
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Always = DateTimeOffset.UnixEpoch;

    public static Task<RunningBot> StartAsync(string folder, params string[] watched) => RunningBot.StartAsync(
        [("Bot:Account", "none"), ("Bot:Folder", folder), ("Ingest:PollEvery", "00:00:00.100"), .. watched.Select((w, i) => ($"Bot:Watch:{i}", w))]);

    /// <summary>All stored events by their order in the store, as soon as there are so many and no more come for a moment.</summary>
    public static async Task<IReadOnlyList<LogEvent>> StoredAsync(this RunningBot bot, int count)
    {
        var ct = TestContext.Current.CancellationToken;
        using var limit = new CancellationTokenSource(Patience);
        while (await CountAsync(bot) < count && !limit.IsCancellationRequested)
        {
            await Task.Delay(50, ct);
        }

        await Task.Delay(400, ct);
        var found = new List<LogEvent>();
        for (long after = 0; await bot.Get<ILogStore>().ReadAfterAsync(after, 5_000, ct) is { Count: > 0 } page; after = page[^1].Sequence)
        {
            found.AddRange(page.Select(e => e.Event));
        }

        return found;
    }

    private static async Task<long> CountAsync(RunningBot bot)
    {
        var summary = await bot.Get<ILogStore>().SummariseAsync(TestContext.Current.CancellationToken);
        Assert.True(summary.First is null || summary.First > Always);
        return summary.Rows;
    }
}
