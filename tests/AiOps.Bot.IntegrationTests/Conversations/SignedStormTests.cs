using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.IntegrationTests.Safety;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>2,000 clicks of 200 people on 100 remediations, signed as Slack and Teams sign them, with redeliveries, out of order, on both platforms at once.</summary>
public sealed class SignedStormTests(ITestOutputHelper output)
{
    private const int People = 200;
    private const int Remediations = 100;
    private const int Clicks = 2_000;
    private const int Connections = 64;
    private const int Cold = 300;

    [Fact]
    public async Task EverySignedClickIsAcknowledgedAndEveryRemediationRunsOnce()
    {
        await using var bot = await AttackedBot.StartWithAsync([.. Enumerable.Range(0, People).Select(i => $"p{i}")]);
        bot.Slack.Double.PerMinute = 200;
        var proposed = new List<Remediation>();
        for (var i = 0; i < Remediations; i++)
        {
            proposed.Add(await bot.Host.ProposeAsync(i));
        }

        var random = new Random(11);
        var deliveries = Enumerable.Range(0, Clicks).Select(_ => DeliveryOf(bot, random, proposed)).ToList();
        deliveries.AddRange([.. deliveries.Where(_ => random.Next(10) == 0)]);
        var waited = await DeliverAsync([.. deliveries.OrderBy(_ => random.Next())]);
        output.WriteLine($"{waited.Length} deliveries acknowledged: {InWords(waited)}");
        output.WriteLine($"after the first {Cold}, in which the code is compiled: {InWords(waited[Cold..])}");

        await ChatHost.WaitAsync(async () => (await bot.Host.Get<IChatInbox>().PendingAsync(1, ChatHost.Ct)).Count == 0, "all clicks handled", 240);
        await ChatHost.WaitAsync(() => Task.FromResult(bot.Host.Action.Runs.Count == Remediations), "all remediations run", 120);
        Assert.All(bot.Host.Action.Runs, run => Assert.Equal(1, run.Value));
        foreach (var remediation in proposed)
        {
            Assert.Single((await bot.NowAsync(remediation)).Approvals);
        }
    }

    private static string InWords(double[] waited)
    {
        var sorted = waited.Order().ToArray();
        return $"p50 {sorted[sorted.Length / 2]:0} ms, p99 {sorted[sorted.Length * 99 / 100]:0} ms, max {sorted[^1]:0} ms";
    }

    private static (ChatSide Side, IntakeRequest Request) DeliveryOf(AttackedBot bot, Random random, List<Remediation> proposed)
    {
        // Half of the people use Slack, which answers about a hundred questions a minute about who somebody is.
        var person = random.Next(People);
        ChatSide side = person % 2 == 0 ? bot.Slack : bot.Teams;
        return (side, side.Press(ChatPress.Approve($"p{person}", proposed[random.Next(Remediations)])));
    }

    /// <returns>How long each waited, in milliseconds, in the order in which they were answered.</returns>
    private static async Task<double[]> DeliverAsync((ChatSide Side, IntakeRequest Request)[] deliveries)
    {
        var waited = new ConcurrentQueue<double>();
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = ChatHost.Ct }, async (delivery, _) =>
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.OK, await delivery.Side.DeliverAsync(delivery.Request));
            waited.Enqueue(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        });
        return [.. waited];
    }
}
