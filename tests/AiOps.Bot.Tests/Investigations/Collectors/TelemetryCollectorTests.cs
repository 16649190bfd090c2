using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Investigations.Sources;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Investigations.Collectors;

public sealed class TelemetryCollectorTests
{
    private static readonly DateTimeOffset Onset = Some.Noon.AddHours(-1);

    private static readonly InvestigationContext Context = new(Some.Incident(), [], Onset, Some.Noon);

    [Fact]
    public async Task AMetricThatJumpedIsEvidenceWithItsNumbersAndTheOthersAreInTheBundle()
    {
        var collected = Assert.IsType<CollectorResult.Collected>(await MetricsAsync(new FixedMetrics(new("cloudwatch GetMetricData", Metrics(jump: 900)))));
        var draft = Assert.Single(collected.Evidence);
        Assert.Equal((EvidenceKinds.MetricDeviation, Some.Host), (draft.Kind, draft.Resource));
        Assert.Contains("PacketsIn went to 900 from", draft.Title, StringComparison.Ordinal);
        Assert.Equal(2, draft.Lines.Length);
        var bundle = collected.Adds!(new());
        Assert.Equal((2, 2), (bundle.Metrics.Series.Count, bundle.Baseline.Series.Count));
        Assert.True(bundle.Metrics.FirstTicks >= Onset.AddMinutes(-2).UtcTicks);
        Assert.All(bundle.Baseline.Series, s => Assert.True(s.Ticks[^1] < Onset.AddMinutes(-9).UtcTicks));
    }

    [Fact]
    public async Task MetricsAsOnTheDayBeforeAreEvidenceToo()
    {
        var draft = Assert.Single(Assert.IsType<CollectorResult.Collected>(await MetricsAsync(new FixedMetrics(new("q", Metrics(jump: 101))))).Evidence);
        Assert.Equal(EvidenceKinds.MetricsOrdinary, draft.Kind);
    }

    [Fact]
    public async Task ADeniedSourceIsDeniedByTheNameOfItsPermission()
    {
        var denied = Assert.IsType<CollectorResult.Denied>(await MetricsAsync(new FixedMetrics(new("cloudwatch GetMetricData", null) { MissingPermission = "cloudwatch:GetMetricData" })));
        Assert.Equal("cloudwatch:GetMetricData", denied.MissingPermission);
    }

    [Fact]
    public async Task OneDeniedSourceBesideOneThatAnswersIsAGap()
    {
        var collected = Assert.IsType<CollectorResult.Collected>(await MetricsAsync(
            new FixedMetrics(new("q", null) { MissingPermission = "cloudwatch:GetMetricData" }), new FixedMetrics(new("q", Metrics(jump: 900)))));
        Assert.Contains("cloudwatch:GetMetricData is missing", collected.Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutASourceItIsSaidSo() => Assert.Contains("no source of metrics is configured", Assert.IsType<CollectorResult.NoData>(await MetricsAsync()).Query, StringComparison.Ordinal);

    [Fact]
    public async Task LinesThatFollowOtherwiseAreEvidenceWithTheRealLines()
    {
        var logs = new MemoryLogStore();
        for (var minute = -600; minute < -20; minute += 5)
        {
            logs.Add("job begins", Onset.AddMinutes(minute)).Add("job ends well", Onset.AddMinutes(minute).AddSeconds(1));
        }

        for (var minute = 1; minute < 40; minute += 5)
        {
            logs.Add("job begins", Onset.AddMinutes(minute)).Add("disk is full", Onset.AddMinutes(minute).AddSeconds(1));
        }

        var collected = Assert.IsType<CollectorResult.Collected>(await new LogFlow(logs, new DigitMasks(), new PlainLogParser()).CollectAsync(Context, TestContext.Current.CancellationToken));
        Assert.All(collected.Evidence, e => Assert.Equal(EvidenceKinds.ControlFlow, e.Kind));
        Assert.Contains(collected.Evidence, e => e.Lines.Select(l => l.Text).SequenceEqual(["job begins", "disk is full"]));
        Assert.Contains(collected.Evidence, e => e.Lines.Select(l => l.Text).SequenceEqual(["job begins", "job ends well"]));
        var bundle = collected.Adds!(new());
        Assert.Equal((16, 232), (bundle.Logs.Rows.Count, bundle.BaselineLogs.Rows.Count));
        Assert.Equal(["job begins", "job ends well", "disk is full"], bundle.Statements.Select(s => s.Text));
    }

    [Fact]
    public async Task WithoutADayBeforeNothingIsCompared()
    {
        var logs = new MemoryLogStore().Add("job begins", Onset);
        Assert.IsType<CollectorResult.NoData>(await new LogFlow(logs, new DigitMasks(), new PlainLogParser()).CollectAsync(Context, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ASlowCallIsEvidenceAgainstTheCallee()
    {
        var collected = Assert.IsType<CollectorResult.Collected>(await SpansAsync(new FixedSpans(w => w.From < Onset.AddHours(-2) ? Calls(w.From, 40) : Calls(w.From, 900))));
        var draft = Assert.Single(collected.Evidence);
        Assert.Equal((EvidenceKinds.EdgeDelay, "orders"), (draft.Kind, draft.Resource.Value));
        Assert.Contains("shop to orders take 900 ms instead of 40 ms", draft.Title, StringComparison.Ordinal);
        var bundle = collected.Adds!(new());
        Assert.Equal((20, 20, 2), (bundle.Spans.Rows.Count, bundle.BaselineSpans.Rows.Count, bundle.Entities.Count));
        Assert.Equal(10, bundle.Spans.Rows.Count(s => s.Parent != 0 && bundle.Spans.Rows.Any(p => p.Id == s.Parent)));
    }

    [Fact]
    public async Task CallsAsBeforeAreNoEvidence() =>
        Assert.Empty(Assert.IsType<CollectorResult.Collected>(await SpansAsync(new FixedSpans(w => Calls(w.From, 40)))).Evidence);

    [Fact]
    public async Task WithoutSpansItIsSaidWhereTheyWereLookedFor() =>
        Assert.Contains("fixed spans", Assert.IsType<CollectorResult.NoData>(await SpansAsync(new FixedSpans(_ => []))).Query, StringComparison.Ordinal);

    [Fact]
    public async Task EdgesKeepWhereTheyComeFrom()
    {
        var options = new TopologyOptions();
        options.Calls.Add($"web -> {Some.Host}");
        options.Calls.Add("elsewhere -> far");
        var sources = new ITopologySource[] { new DeclaredTopology(Options.Create(options)), new SpanTopology([new FixedSpans(w => Calls(w.From, 40))]) };
        var collected = Assert.IsType<CollectorResult.Collected>(await new TopologyAround(sources).CollectAsync(Context, TestContext.Current.CancellationToken));
        Assert.Equal([$"web -> {Some.Host} (declared)"], Assert.Single(collected.Evidence).Lines.Select(l => l.Text));
        Assert.Equal(["elsewhere>far", "shop>orders", $"web>{Some.Host}"], collected.Adds!(new()).Topology.Edges.Select(e => $"{e.Source}>{e.Target}"));
    }

    [Theory]
    [InlineData("a -> b", true)]
    [InlineData("a->b", true)]
    [InlineData("a b", false)]
    [InlineData("-> b", false)]
    [InlineData("a -> b -> c", false)]
    public void ADeclaredCallIsCheckedAtTheStart(string call, bool isFine)
    {
        var options = new TopologyOptions();
        options.Calls.Add(call);
        Assert.Equal(isFine, !options.Validate(new(options)).Any());
    }

    [Theory]
    [InlineData("2 111122223333 eni-1 10.0.0.5 10.0.0.9 41000 5432 6 10 840 1 2 ACCEPT OK", "10.0.0.5", "10.0.0.9")]
    [InlineData("2 111122223333 eni-1 10.0.0.9 10.0.0.5 5432 41000 6 10 840 1 2 ACCEPT OK", "10.0.0.5", "10.0.0.9")]
    public void AFlowLeadsFromTheHighPortToTheLow(string line, string caller, string callee) => Assert.Equal((caller, callee), FlowLine.Read(line)!.Direction);

    [Theory]
    [InlineData("2 111122223333 eni-1 10.0.0.5 10.0.0.9 41000 5432 6 10 840 1 2 REJECT OK")]
    [InlineData("2 111122223333 eni-1 - - - - - - - 1 2 - NODATA")]
    [InlineData("hello ACCEPT OK eni-")]
    [InlineData("")]
    public void OtherLinesAreNoFlows(string line) => Assert.Null(FlowLine.Read(line));

    private static Task<CollectorResult> MetricsAsync(params IMetricSource[] sources) => new MetricDeviations(sources).CollectAsync(Context, TestContext.Current.CancellationToken);

    private static Task<CollectorResult> SpansAsync(params ISpanSource[] sources) => new SpanDelays(sources).CollectAsync(Context, TestContext.Current.CancellationToken);

    private static MetricSet Metrics(double jump)
    {
        var minutes = Enumerable.Range(-24 * 60, (24 * 60) + 60).Where(m => m % 5 == 0).ToArray();
        MetricSeries Of(string name, Func<int, double> at) => MetricSeries.Of(new(Some.Host.Value, name, "Average"), [.. minutes.Select(m => (Onset.AddMinutes(m).UtcTicks, at(m)))]);
        return new([Of("PacketsIn", m => m >= 0 ? jump : 100 + (m % 3)), Of("CPUUtilization", m => 5 + (m % 4))]);
    }

    private static IReadOnlyList<Span> Calls(DateTimeOffset from, double ms) =>
        [.. Enumerable.Range(0, 10).SelectMany(n => new[]
        {
            new Span($"t{n}", "a", null, "shop", "GET /", from.AddSeconds(n), TimeSpan.FromMilliseconds(ms + 10)),
            new Span($"t{n}", "b", "a", "orders", "list", from.AddSeconds(n), TimeSpan.FromMilliseconds(ms)),
        })];

    private sealed class FixedMetrics(SourceReading<MetricSet> reading) : IMetricSource
    {
        public string Name => "fixed metrics";

        public Task<SourceReading<MetricSet>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken) => Task.FromResult(reading);
    }

    private sealed class FixedSpans(Func<TimeRange, IReadOnlyList<Span>> spans) : ISpanSource
    {
        public string Name => "fixed spans";

        public Task<SourceReading<IReadOnlyList<Span>>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken) =>
            Task.FromResult(new SourceReading<IReadOnlyList<Span>>("fixed", spans(window)));
    }
}
