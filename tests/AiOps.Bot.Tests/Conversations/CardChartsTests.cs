using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Conversations;

public sealed class CardChartsTests : IDisposable
{
    private readonly FakeTime _time = new(Some.Noon);
    private readonly DrawnByHand _series = new();
    private readonly CardCharts _charts;

    public CardChartsTests() => _charts = new(_series, _time, NullLogger<CardCharts>.Instance);

    public void Dispose() => _charts.Dispose();

    private Task<CardChart?> ReadAsync(string investigation = "inv-1", string incident = "inc-1") =>
        _charts.ReadAsync(Some.OpenIncident() with { Id = new(incident) }, [], Some.Investigation() with { Id = investigation }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task ACardHasTheChartThatIsDrawnInTime()
    {
        _series.Draws(Some.BurstChart());
        Assert.Equal(Some.BurstChart().Title, (await ReadAsync())!.Title);
    }

    [Fact]
    public async Task ACardWaitsHalfASecondAndALaterOneHasTheChart()
    {
        var reading = ReadAsync();
        await _series.AskedAsync();
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Null(await reading);
        _series.Draws(Some.BurstChart());
        Assert.NotNull(await ReadAsync());
    }

    [Fact]
    public async Task ManyCardsOfOneIncidentAreOneDrawing()
    {
        var readings = Enumerable.Range(0, 20).Select(_ => ReadAsync()).ToList();
        await _series.AskedAsync();
        _series.Draws(Some.BurstChart());
        Assert.All(await Task.WhenAll(readings), Assert.NotNull);
        Assert.Equal(1, _series.Asked);
    }

    [Fact]
    public async Task AChartThatFailsLeavesTheCardAloneForFiveMinutes()
    {
        _series.Fails(new InvalidDataException("the database is locked"));
        Assert.Null(await ReadAsync());
        Assert.Null(await ReadAsync());
        Assert.Equal(1, _series.Asked);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await ReadAsync());
        Assert.Equal(2, _series.Asked);
    }

    [Fact]
    public async Task AChartThatIsNeverDrawnIsGivenUp()
    {
        var reading = ReadAsync();
        await _series.AskedAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await reading);
        await _series.GivenUpAsync();
    }

    [Fact]
    public async Task ACardWithoutAnInvestigationAsksForNothing()
    {
        Assert.Null(await _charts.ReadAsync(Some.OpenIncident(), [], null, TestContext.Current.CancellationToken));
        Assert.Equal(0, _series.Asked);
    }

    private sealed class DrawnByHand : IReadSeries
    {
        private readonly TaskCompletionSource<CardChart?> _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _times;

        public int Asked => _times;

        public void Draws(CardChart chart) => _drawn.TrySetResult(chart);

        public void Fails(Exception fault) => _drawn.TrySetException(fault);

        public Task AskedAsync() => _asked.Task;

        public Task GivenUpAsync() => _givenUp.Task;

        public Task<CardChart?> ReadAsync(Anomaly anomaly, DateTimeOffset now, CancellationToken cancellationToken) => _drawn.Task;

        public async Task<CardChart?> ReadAsync(Incident incident, IReadOnlyList<Alert> alerts, Investigation? investigation, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _times);
            _asked.TrySetResult();
            try
            {
                return await _drawn.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                _givenUp.TrySetResult();
            }
        }
    }
}
