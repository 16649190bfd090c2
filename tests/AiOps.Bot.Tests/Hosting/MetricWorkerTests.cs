using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Metrics;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Hosting;

public sealed class MetricWorkerTests
{
    private static readonly MetricStream Disk = new(new("db-1"), "db-1", "AWS/RDS", "FreeStorageSpace", "Average");
    private readonly FakeTime _time = new(Some.Noon);
    private readonly InMemoryAnomalies _store = new();
    private readonly InMemorySeries _series = new();

    [Fact]
    public async Task ADiskThatFillsBecomesAnAnomalyOnce()
    {
        await WorkAsync(new FillingDisk(_time), TimeSpan.FromHours(2));
        var anomaly = Assert.Single(_store.Anomalies);
        Assert.StartsWith("disk of db-1 full in ", anomaly.Title, StringComparison.Ordinal);
        Assert.Equal(Severity.Medium, anomaly.Severity);
        Assert.Equal(ScoringStage.Metrics, _store.Progress!.Stage);
    }

    [Fact]
    public async Task AfterARestartItGoesOnFromWhatWasSaved()
    {
        await WorkAsync(new FillingDisk(_time), TimeSpan.FromHours(1));
        var feed = new FillingDisk(_time);
        await WorkAsync(feed, TimeSpan.FromHours(1));
        Assert.Single(_store.Anomalies);
        Assert.True(feed.Windows[0].Length < TimeSpan.FromHours(2), $"history was read again: {feed.Windows[0].Length}");
    }

    [Fact]
    public async Task DamagedStateIsLearnedAgain()
    {
        _store.Progress = new(0, Some.Noon, [9, 9, 9]) { Stage = ScoringStage.Metrics };
        await WorkAsync(new FillingDisk(_time), TimeSpan.FromMinutes(30));
        Assert.Single(_store.Anomalies);
    }

    [Fact]
    public async Task AFeedThatMayNotBeReadIsLeftForAnHour()
    {
        var denied = new DeniedFeed();
        await WorkAsync(denied, TimeSpan.FromMinutes(90));
        Assert.InRange(denied.Asked, 1, 3);
        Assert.Empty(_store.Anomalies);
    }

    [Fact]
    public async Task SwitchedOffItReadsNothing()
    {
        var feed = new FillingDisk(_time);
        await WorkAsync(feed, TimeSpan.FromMinutes(30), new() { WatchMetrics = false });
        Assert.Empty(feed.Windows);
    }

    [Fact]
    public async Task WhatWasSaidOfEachValueIsKept()
    {
        await WorkAsync(new FillingDisk(_time), TimeSpan.FromHours(1));
        var kept = await _series.ReadAsync(SeriesId.Of(Disk), new(Some.Noon.AddDays(-9), Some.Noon.AddDays(9)), TestContext.Current.CancellationToken);
        Assert.InRange(kept!.Values.Count, (2 * 288) + 8, (2 * 288) + 12);
        Assert.Equal(kept.Values.Count, kept.Values.Select(v => v.Time).Distinct().Count());
        Assert.All(kept.Values.Skip(100), v => Assert.InRange(v.Value, v.Lower - 1e9, v.Upper + 1e9));
    }

    private async Task WorkAsync(IMetricFeed feed, TimeSpan length, MetricWatchOptions? options = null)
    {
        var board = new ScoringBoard();
        board.CaughtUp();
        using var worker = new MetricWorker([feed], _store, _series, new MetricWatchFactory(), board, Options.Create(options ?? new() { LearnFrom = TimeSpan.FromDays(2) }), _time, NullLogger<MetricWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        for (var end = _time.GetUtcNow() + length; _time.GetUtcNow() < end;)
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(4, TestContext.Current.CancellationToken);
        }

        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>100 GB of which one goes every hour; empty 30 hours after noon.</summary>
    private sealed class FillingDisk(TimeProvider time) : IMetricFeed
    {
        public string Name => "double";

        public List<TimeRange> Windows { get; } = [];

        public Task<IReadOnlyList<MetricStream>> ListAsync(int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MetricStream>>([Disk]);

        public Task<IReadOnlyList<IReadOnlyList<MetricSample>>> ReadAsync(IReadOnlyList<MetricStream> streams, TimeRange window, TimeSpan period, CancellationToken cancellationToken)
        {
            Assert.True(window.To <= time.GetUtcNow());
            Windows.Add(window);
            var samples = new List<MetricSample>();
            for (var at = window.From; at < window.To; at += period)
            {
                samples.Add(new(at, 30e9 - (1e9 * (at - Some.Noon).TotalHours)));
            }

            return Task.FromResult<IReadOnlyList<IReadOnlyList<MetricSample>>>([samples]);
        }
    }

    private sealed class DeniedFeed : IMetricFeed
    {
        public string Name => "denied";

        public int Asked { get; private set; }

        public Task<IReadOnlyList<MetricStream>> ListAsync(int most, CancellationToken cancellationToken)
        {
            Asked++;
            throw new HttpRequestException("not authorized to perform cloudwatch:ListMetrics");
        }

        public Task<IReadOnlyList<IReadOnlyList<MetricSample>>> ReadAsync(IReadOnlyList<MetricStream> streams, TimeRange window, TimeSpan period, CancellationToken cancellationToken) =>
            throw new HttpRequestException("not authorized");
    }
}
