using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>2,000 clicks of 200 people on 100 remediations from two platforms at once, with duplicates and reorderings.</summary>
public sealed class ClickStormTests(ITestOutputHelper output)
{
    private const int People = 200;
    private const int Remediations = 100;
    private const int Clicks = 2_000;

    private static readonly PersonDirectory Directory = new(
        [.. Enumerable.Range(0, People).Select(i => new Person($"p{i}", $"Person {i}", [new("slack", $"T1/U{i}"), new("teams", $"t/{i}")], ActionTier.Disruptive))]);

    [Fact]
    public async Task EveryClickIsAcknowledgedAndEveryRemediationRunsOnce()
    {
        await using var host = await ChatHost.StartAsync(Directory, ("Chat:Routes:0:Conversation", "slack:T1/C1"));
        var proposed = new List<Remediation>();
        for (var i = 0; i < Remediations; i++)
        {
            proposed.Add(await host.ProposeAsync(i));
        }

        host.Http.DefaultRequestHeaders.Add(PlainIntake.Proof, "good");
        var random = new Random(7);
        var clicks = Enumerable.Range(0, Clicks).Select(i => ClickOf(i, proposed[random.Next(Remediations)], random)).ToList();
        clicks.AddRange([.. clicks.Where(_ => random.Next(10) == 0)]);
        var times = await ClickAllAsync(host, clicks.OrderBy(_ => random.Next()).ToImmutableArray());
        Array.Sort(times);
        output.WriteLine($"{times.Length} clicks acknowledged: p50 {times[times.Length / 2].TotalMilliseconds:0} ms, p99 {times[times.Length * 99 / 100].TotalMilliseconds:0} ms, max {times[^1].TotalMilliseconds:0} ms");

        var watch = Stopwatch.StartNew();
        await ChatHost.WaitAsync(async () => (await host.Get<IChatInbox>().PendingAsync(1, ChatHost.Ct)).Count == 0, "all requests handled", 120);
        output.WriteLine($"all handled {watch.Elapsed.TotalSeconds:0.0} s after the last acknowledgement");
        var clicked = clicks.Select(c => c.Remediation).Distinct().Count();
        await ChatHost.WaitAsync(() => Task.FromResult(host.Action.Runs.Count == clicked), "all remediations run");
        Assert.All(host.Action.Runs, run => Assert.Equal(1, run.Value));
        foreach (var remediation in proposed.Where(p => clicks.Any(c => c.Remediation == p.Id.Value)))
        {
            Assert.Single((await host.Get<IRemediationStore>().GetAsync(remediation.Id, ChatHost.Ct))!.Approvals);
        }

        var answered = clicks.Select(c => c.Id).Distinct().Count() - clicked;
        await ChatHost.WaitAsync(() => Task.FromResult(host.Slack.Replies.Count + host.Teams.Replies.Count >= answered), "all refusals sent");
        Assert.Equal(answered, host.Slack.Replies.Concat(host.Teams.Replies).Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task AnApprovalOnOnePlatformShowsOnTheOther()
    {
        await using var host = await ChatHost.StartAsync(Directory, ("Chat:Routes:0:Conversation", "slack:T1/C1"), ("Chat:Routes:1:Conversation", "teams:t/19:c"));
        var remediation = await host.ProposeAsync(1);
        await ChatHost.WaitAsync(() => Task.FromResult(host.Slack.Messages.Count == 1 && host.Teams.Messages.Count == 1), "the incident on both platforms");
        await Task.Delay(1_000, ChatHost.Ct);
        host.Http.DefaultRequestHeaders.Add(PlainIntake.Proof, "good");
        var watch = Stopwatch.StartNew();
        await host.Http.PostAsJsonAsync(PlainIntake.Path, new PlainIntake.Click("c1", "teams", "t/1", "inc-1", "rem-1", remediation.Digest), ChatHost.Ct);
        await ChatHost.WaitAsync(() => Task.FromResult(ShowsDecision(host.Slack.Messages.Values.Single()) && ShowsDecision(host.Teams.Messages.Values.Single())), "the decision on both");
        output.WriteLine($"shown on both after {watch.ElapsedMilliseconds} ms");
    }

    private static bool ShowsDecision(AiOps.Bot.Core.Cards.Card card) => card.Proposals[0].Status != RemediationStatus.Proposed;

    private static PlainIntake.Click ClickOf(int number, Remediation remediation, Random random)
    {
        var (person, slack) = (random.Next(People), random.Next(2) == 0);
        return new($"click-{number}", slack ? "slack" : "teams", slack ? $"T1/U{person}" : $"t/{person}", remediation.Incident.Value, remediation.Id.Value, remediation.Digest);
    }

    private static async Task<TimeSpan[]> ClickAllAsync(ChatHost host, ImmutableArray<PlainIntake.Click> clicks)
    {
        var times = new TimeSpan[clicks.Length];
        await Parallel.ForAsync(0, clicks.Length, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = ChatHost.Ct }, async (i, ct) =>
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await host.Http.PostAsJsonAsync(PlainIntake.Path, clicks[i], ct);
            times[i] = Stopwatch.GetElapsedTime(began);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        });
        return times;
    }
}
