using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Cards;

public sealed class MeasuredChartTests
{
    private static readonly TimeRange Day = new(Some.Noon.AddDays(-1), Some.Noon);

    [Fact]
    public void EachValueIsAPointWithItsBandAndItsFlag()
    {
        var chart = MeasuredChart.Of(Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 3)), Day);
        Assert.Equal("CPUUtilization of web-1", chart.Title);
        Assert.Equal(288, chart.Points.Length);
        Assert.Equal([160, 161, 162], chart.Points.Where(p => p.Flagged).Select(p => p.Value));
        Assert.All(chart.Points.Where(p => !p.Flagged), p => Assert.InRange(p.Value, p.Lower, p.Upper));
    }

    [Fact]
    public void ThePictureIsToldInWords()
    {
        var alt = MeasuredChart.Of(Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 2)), Day).Alt;
        Assert.Matches(@"^2 of 288 values unusual; the most unusual was 160 at 2026-03-14 11:00 UTC, where \S+ to \S+ was expected\.$", alt);
        Assert.Matches(@"^None of 288 values unusual; between \S+ and 12\d, the last \S+\.$", MeasuredChart.Of(Some.Scored(Some.Cpu(), Some.Noon), Day).Alt);
        Assert.Equal("No values in this time.", MeasuredChart.Of(new(Some.Cpu(), []), Day).Alt);
    }

    [Fact]
    public void OfManyValuesTheUnusualOnesAreShown()
    {
        var fortnight = Some.Scored(Some.Cpu(), Some.Noon, 14 * 288, (1_000, 1));
        var chart = MeasuredChart.Of(fortnight, new(Some.Noon.AddDays(-14), Some.Noon));
        Assert.InRange(chart.Points.Length, 200, MeasuredChart.MostPoints);
        Assert.Equal(160, Assert.Single(chart.Points, p => p.Flagged).Value);
    }

    [Fact]
    public void OfManyUsualValuesTheMiddleOneIsShown()
    {
        var wavering = Enumerable.Range(0, 4_000).Select(i => new ScoredValue(Some.Noon.AddMinutes(i), i % 10 == 0 ? 9 : 1 + (0.01 * (i % 3)), 0, 2, 0, ScoredMark.Usual)).ToList();
        Assert.All(MeasuredChart.Of(new(Some.Cpu(), wavering), new(Some.Noon, Some.Noon.AddMinutes(4_000))).Points, p => Assert.InRange(p.Value, 1, 2));
    }

    [Fact]
    public void WhereNothingWasMeasuredTheLineIsBroken()
    {
        var whole = Some.Scored(Some.Cpu(), Some.Noon);
        var chart = MeasuredChart.Of(whole with { Values = [.. whole.Values.Where((_, i) => i is < 100 or > 120)] }, Day);
        Assert.Equal(21, chart.Points.Count(p => double.IsNaN(p.Value)));
        Assert.Equal(Day.From + TimeSpan.FromMinutes(500), chart.Points.First(p => double.IsNaN(p.Value)).Time);
    }

    [Fact]
    public void NoSeriesMakesMoreThanAChartOrThrows() => Prop.ForAll<float[], PositiveInt>((numbers, seconds) =>
    {
        var values = numbers.Select((n, i) => new ScoredValue(Some.Noon.AddSeconds(i * seconds.Get), n, n - 1, n + 1, 0.5, (ScoredMark)(i % 3))).ToList();
        var chart = MeasuredChart.Of(new(Some.Cpu(), values), new(Some.Noon, Some.Noon.AddHours(1)), 50);
        return chart.Points.Length <= 50 && new ChartPainter().Paint(chart, ChartSize.Small, TimeZoneInfo.Utc).Length > 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AMetricsAxisNeedNotBeginAtZero()
    {
        var scale = new ChartScale(Chart(29.9e9, 30.1e9));
        Assert.InRange(scale.Bottom, 28e9, 29.9e9);
        Assert.InRange(scale.Top, 30.1e9, 32e9);
        Assert.NotEqual(scale.Label(scale.Bottom), scale.Label(scale.Top));
        Assert.Equal(0, new ChartScale(Chart(10, 90)).Bottom);
    }

    [Theory]
    [InlineData(0.01234, "0.0123")]
    [InlineData(93.44, "93.4")]
    [InlineData(-1_250.4, "-1,250")]
    [InlineData(28_400_000_000, "28.4G")]
    [InlineData(1e300, "1E+300")]
    public void FiguresHaveTheDigitsThatMatter(double value, string shown) => Assert.Equal(shown, MeasuredWords.Figure(value));

    [Fact]
    public void AWideBandDoesNotPressTheLineFlat()
    {
        var chart = new CardChart("", "", [.. Enumerable.Range(0, 50).Select(i => new CardPoint(Some.Noon.AddMinutes(i), i % 10, -1e9, 1e9, false))]) { IsMeasured = true };
        var scale = new ChartScale(chart);
        Assert.InRange(scale.Top - scale.Bottom, 9, 60);
        Assert.Equal((0, 1), (scale.Up(-1e9), scale.Up(1e9)));
    }

    private static CardChart Chart(double low, double high) =>
        new("", "", [new(Some.Noon, low, double.NaN, double.NaN, false), new(Some.Noon.AddMinutes(1), high, double.NaN, double.NaN, false)]) { IsMeasured = true };
}
