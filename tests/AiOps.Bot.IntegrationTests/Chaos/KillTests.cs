using System.Globalization;
using System.Text;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Alerts.Sources;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Chaos;

/// <summary>
/// The service is killed again and again at moments drawn from a seed. Another seed or another number of kills: AIOPS_CHAOS_SEED, AIOPS_CHAOS_KILLS.
/// </summary>
[Trait("Pace", "Slow")]
public sealed class KillTests : IAsyncDisposable
{
    /// <summary>Enough for every run of the tests; fifty take about four minutes.</summary>
    private const int UsualKills = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-chaos-").FullName;
    private readonly string _address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{BotProcess.FreePort()}");
    private readonly OnCallDouble _onCall;
    private readonly Random _random;

    public KillTests(ITestOutputHelper output)
    {
        var seed = FromEnvironment("AIOPS_CHAOS_SEED", 1);
        output.WriteLine($"seed {seed}, folder {_folder}");
        _random = new Random(seed);
        _onCall = new OnCallDouble(new HttpClient { BaseAddress = new Uri(_address), Timeout = TimeSpan.FromSeconds(5) });
        Output = output;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ITestOutputHelper Output { get; }

    private string Database => Path.Combine(_folder, "aiops.db");

    public async ValueTask DisposeAsync()
    {
        _onCall.Dispose();
        await Task.Yield();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task HoweverOftenItIsKilledNothingIsLostAndNothingRunsTwice()
    {
        await LiveAsync(FromEnvironment("AIOPS_CHAOS_KILLS", UsualKills));
        var until = await SettleAsync();
        Output.WriteLine($"{_onCall.Acknowledged.Count} alerts acknowledged, {_onCall.Decisions} decisions");

        await using var stores = await OpenedStores.OpenAsync(Database, null, Ct);
        await using var account = await SandboxAccount.StartAsync(new SandboxOptions { StatePath = Path.Combine(_folder, "sandbox.json") }, TimeProvider.System, Ct);
        Assert.Empty(await LostAlertsAsync(stores));
        await NothingRanTwiceAsync(stores, account);
        await LogsAreWholeAsync(stores, account, until);
        await using var verify = BotProcess.Start(_folder, new Dictionary<string, string>(), "timeline", "verify", "--database", Database);
        Assert.True(await verify.ExitCodeAsync() == 0, verify.Said);
    }

    private async Task LiveAsync(int kills)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (alerts, decisions) = (_onCall.SendAlertsAsync(over.Token), _onCall.DecideAsync(over.Token));
        for (var i = 0; i < kills; i++)
        {
            await using var bot = StartBot();
            await KillMomentAsync(bot);
            Assert.False(bot.HasExited, "it ended by itself: " + bot.Said);
            await bot.KillAsync();
        }

        await over.CancelAsync();
        await Task.WhenAll(alerts, decisions);
    }

    /// <summary>While it starts, while it reads and takes in alerts, or just after a decision.</summary>
    private async Task KillMomentAsync(BotProcess bot)
    {
        var (kind, moment) = (_random.Next(10), _random.NextDouble());
        if (kind < 2)
        {
            await Task.Delay(TimeSpan.FromSeconds(moment * 3), Ct);
            return;
        }

        await WaitAsync(WhyNotUpAsync, bot);
        if (kind < 6)
        {
            await Task.Delay(TimeSpan.FromSeconds(moment * 2), Ct);
            return;
        }

        await Task.WhenAny(_onCall.NextDecision, Task.Delay(TimeSpan.FromSeconds(4), Ct));
        await Task.Delay(TimeSpan.FromSeconds(moment * 0.6), Ct);
    }

    /// <summary>Lets the service finish its work in peace, then kills it a last time.</summary>
    /// <returns>Up to when everything must have been read.</returns>
    private async Task<DateTimeOffset> SettleAsync()
    {
        await using var bot = StartBot();
        await WaitAsync(WhyNotUpAsync, bot);
        await using (var stores = await OpenedStores.OpenAsync(Database, null, Ct))
        {
            await WaitAsync(() => StillToDoAsync(stores), bot);
            var until = TimeProvider.System.GetUtcNow();
            await Task.Delay(TimeSpan.FromSeconds(5), Ct);
            await WaitAsync(() => StillComingAsync(stores.GetRequiredService<ILogStore>()), bot);
            await bot.KillAsync();
            return until;
        }
    }

    private async Task<string?> WhyNotUpAsync() => await _onCall.IsUpAsync(Ct) ? null : "it does not answer";

    private async Task<string?> StillToDoAsync(IServiceProvider stores)
    {
        if (await LostAlertsAsync(stores) is { Count: > 0 } lost)
        {
            return $"{lost.Count} of {_onCall.Acknowledged.Count} alerts are on no incident, for example {lost[0]}";
        }

        var remediations = stores.GetRequiredService<IRemediationStore>();
        var open = (await remediations.ListAsync(RemediationStatus.Approved, 10, Ct)).Concat(await remediations.ListAsync(RemediationStatus.Running, 10, Ct)).ToList();
        return open.Count == 0 ? null : "not done yet: " + string.Join(", ", open.Select(r => $"{r.Title} {r.Status}"));
    }

    private static async Task<string?> StillComingAsync(ILogStore logs)
    {
        var before = (await logs.SummariseAsync(Ct)).Rows;
        await Task.Delay(TimeSpan.FromSeconds(4), Ct);
        var more = (await logs.SummariseAsync(Ct)).Rows - before;
        return more < 50 ? null : $"{more} log events came in the last seconds";
    }

    private async Task<IReadOnlyList<string>> LostAlertsAsync(IServiceProvider stores)
    {
        var incidents = stores.GetRequiredService<IIncidentStore>();
        var kept = new HashSet<Fingerprint>();
        foreach (var incident in await incidents.ListAsync(10_000, Ct))
        {
            kept.UnionWith((await incidents.ListAlertsAsync(incident.Id, Ct)).Select(a => a.Fingerprint));
        }

        var source = new GenericAlertSource();
        return [.. _onCall.Acknowledged.Where(body => !kept.Contains(source.Parse(Encoding.UTF8.GetBytes(body), TimeProvider.System.GetUtcNow())[0].Fingerprint))];
    }

    /// <summary>Each call that the account saw belongs to one run of one remediation, and each run made each of its planned calls once at most.</summary>
    private async Task NothingRanTwiceAsync(IServiceProvider stores, SandboxAccount account)
    {
        var started = new List<Remediation>();
        foreach (var incident in await stores.GetRequiredService<IIncidentStore>().ListAsync(10_000, Ct))
        {
            started.AddRange((await stores.GetRequiredService<IRemediationStore>().ListAsync(incident.Id, Ct)).Where(r => r.Execution is not null));
        }

        var calls = MadeCall.AllOf(account);
        Output.WriteLine("started: " + string.Join(", ", started.GroupBy(r => $"{r.Request.ActionId} {r.Status}").Select(g => $"{g.Count()} x {g.Key}")));
        Output.WriteLine("calls: " + string.Join(", ", calls.GroupBy(c => c.What).Select(g => $"{g.Count()} x {g.Key}")));
        Assert.NotEmpty(started);
        Assert.All(calls, c => Assert.Contains(started, r => r.Execution!.IdempotencyKey == c.Run));
        Assert.All(started, r => MatchesItsCalls(r, [.. calls.Where(c => c.Run == r.Execution!.IdempotencyKey)]));
    }

    private static void MatchesItsCalls(Remediation run, IReadOnlyList<MadeCall> made)
    {
        var planned = run.Plan.Calls.Select(MadeCall.WhatOf).ToList();
        var saw = string.Join(", ", made.Select(c => c.What));
        Assert.True(made.Select(c => c.What).SequenceEqual(planned.Take(made.Count)), $"{run.Id} ({run.Status}) planned {string.Join(", ", planned)}; the account saw {saw}");
        Assert.True(made.All(c => c.At >= run.Execution!.StartedAt.AddSeconds(-1)), $"{run.Id} was called before it was started");
        Assert.False(run.Status == RemediationStatus.Succeeded && made.Count == 0, $"{run.Id} succeeded without a call");
    }

    private async Task LogsAreWholeAsync(IServiceProvider stores, SandboxAccount account, DateTimeOffset until)
    {
        var stored = await ReadAllAsync(stores.GetRequiredService<ILogStore>());
        Output.WriteLine($"{stored.Count} log events stored");
        Assert.Equal(stored.Count, stored.Distinct().Count());
        foreach (var (group, stream) in account.World.Logs.All.SelectMany(g => g.Streams.Values, (g, s) => (g.Name, s)))
        {
            var mine = stored.Where(s => s.Group == group && s.Stream == stream.Name).Select(s => s.Id).ToHashSet();
            var missing = stream.Entries.Where(e => e.Time <= until.ToUnixTimeMilliseconds()).Where(e => !mine.Contains(FilterLogEvents.EventId(e))).ToList();
            Assert.True(missing.Count == 0, $"{group} {stream.Name}: {missing.Count} of {stream.Entries.Count} missing, first {missing.FirstOrDefault().Time}");
            mine.ExceptWith(stream.Entries.Select(e => FilterLogEvents.EventId(e)));
            Assert.True(mine.Count == 0, $"{group} {stream.Name}: {mine.Count} stored events are not the account's, for example {mine.FirstOrDefault()}");
        }
    }

    private static async Task<List<(string Group, string Stream, string Id)>> ReadAllAsync(ILogStore logs)
    {
        var (all, after) = (new List<(string, string, string)>(), 0L);
        while (await logs.ReadAfterAsync(after, 5_000, Ct) is { Count: > 0 } page)
        {
            all.AddRange(page.Select(e => (e.Event.Stream.Group, e.Event.Stream.Stream, e.Event.EventId)));
            after = page[^1].Sequence;
        }

        return all;
    }

    /// <param name="obstacle">What is still in the way; null where nothing is.</param>
    private static async Task WaitAsync(Func<Task<string?>> obstacle, BotProcess bot)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await obstacle() is { } why)
        {
            Assert.False(bot.HasExited, "it ended by itself: " + bot.Said);
            Assert.False(limit.IsCancellationRequested, $"waited {Patience.TotalSeconds:0} s in vain: {why}\n{bot.Said}");
            await Task.Delay(100, Ct);
        }
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private BotProcess StartBot() => BotProcess.Start(
        _folder,
        new Dictionary<string, string>
        {
            ["Sandbox:Speed"] = "4", ["Remediations:VerifyWithin"] = "00:00:15", ["Security:RequestsPerTenSeconds"] = "100000", ["Security:AlertsPerTenSeconds"] = "100000", ["Logging:LogLevel:Default"] = "Warning",
        },
        "serve", "--folder", _folder, "--urls", _address);
}
