using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Cards.Charts;

public sealed class ChartPainterTests
{
    private static readonly (byte, byte, byte) Flag = (176, 32, 32);
    private static readonly (byte, byte, byte) Series = (11, 83, 148);
    private static readonly (byte, byte, byte) Expected = (205, 226, 243);
    private readonly ChartPainter _painter = new();

    public static TheoryData<string, int> Pictures => new() { { "burst", 720 }, { "burst", 360 }, { "silent", 720 }, { "silent", 360 }, { "metric", 720 }, { "metric", 360 } };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void ThePictureIsAPngOfItsSizeWithTheSeriesTheExpectedAndTheFlags(string name, int width)
    {
        var size = width == 720 ? ChartSize.Large : ChartSize.Small;
        var picture = DecodedPng.Of(_painter.Paint(Chart(name), size, TimeZoneInfo.Utc));
        Assert.Equal((size.Width, size.Height), (picture.Width, picture.Height));
        Assert.Contains(Series, picture.Pixels);
        Assert.Contains(Expected, picture.Pixels);
        Assert.Contains(Flag, picture.Pixels);
        Assert.Equal((255, 255, 255), picture.At(0, 0));
    }

    [Fact]
    public void TheSmallOneIsAtMostSixKilobytes() =>
        Assert.All([Some.BurstChart(), Some.SilentChart(), Some.MetricChart(), Some.BurstChart(400)], c => Assert.InRange(_painter.Paint(c, ChartSize.Small, TimeZoneInfo.Utc).Length, 500, 6 * 1024));

    [Theory]
    [InlineData("burst")]
    [InlineData("metric")]
    public void TheDenseOneIsTheLargeOneWithTwiceAsManyPixels(string name)
    {
        var (large, dense) = (DecodedPng.Of(_painter.Paint(Chart(name), ChartSize.Large, TimeZoneInfo.Utc)), DecodedPng.Of(_painter.Paint(Chart(name), ChartSize.Dense, TimeZoneInfo.Utc)));
        Assert.Equal((large.Width * 2, large.Height * 2), (dense.Width, dense.Height));
        Assert.InRange(dense.Pixels.Count(p => p == Series) / (double)large.Pixels.Count(p => p == Series), 3, 6);
        Assert.InRange(_painter.Paint(Chart(name), ChartSize.Dense, TimeZoneInfo.Utc).Length, 2_000, 60_000);
    }

    [Fact]
    public void TheSameChartGivesTheSameBytes() =>
        Assert.Equal(_painter.Paint(Some.BurstChart(), ChartSize.Large, Some.Berlin), new ChartPainter().Paint(Some.BurstChart(), ChartSize.Large, Some.Berlin));

    [Fact]
    public void TheZoneChangesTheTimes() =>
        Assert.NotEqual(_painter.Paint(Some.BurstChart(), ChartSize.Large, TimeZoneInfo.Utc), _painter.Paint(Some.BurstChart(), ChartSize.Large, Some.Berlin));

    /// <summary>Whoever tells no red from blue sees the marks by their shape: in the gap there are no bars, and yet there are marks.</summary>
    [Fact]
    public void SilenceIsMarkedWhereNothingIsDrawn()
    {
        var picture = DecodedPng.Of(_painter.Paint(Some.SilentChart(), ChartSize.Large, TimeZoneInfo.Utc));
        var onTheAxis = Enumerable.Range(picture.Width / 2, 300).Count(x => picture.At(x, 253) == Flag);
        Assert.InRange(onTheAxis, 50, 250);
        Assert.DoesNotContain(Series, Enumerable.Range(picture.Width * 3 / 4, 100).Select(x => picture.At(x, 150)));
    }

    [Fact]
    public void WithoutFlagsThereIsNoMark()
    {
        var chart = Some.BurstChart() with { Points = [.. Some.BurstChart().Points.Select(p => p with { Flagged = false })] };
        Assert.DoesNotContain(Flag, DecodedPng.Of(_painter.Paint(chart, ChartSize.Large, TimeZoneInfo.Utc)).Pixels);
    }

    /// <summary>Whatever a title or a value is, there is a picture.</summary>
    [Fact]
    public void NothingBreaksThePainter() => Prop.ForAll<string, double[], int>((title, values, seed) =>
    {
        var random = new Random(seed);
        var points = values.Take(400).Select((v, i) => new CardPoint(Some.Noon.AddMinutes(i * random.Next(3)), v, random.Next(2) == 0 ? double.NaN : v - 1, v + 1, random.Next(3) == 0));
        var picture = DecodedPng.Of(_painter.Paint(new CardChart(title ?? "", "", [.. points]), ChartSize.Small, Some.Berlin));
        return picture.Width == 360;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(12.4, "12")]
    [InlineData(1500, "1.5k")]
    [InlineData(20_000_000, "20M")]
    public void FiguresAreShort(double value, string expected) => Assert.Equal(expected, ChartScale.Figure(value));

    [Fact]
    public void TimesAreOnWholeHoursOfTheReadersClock()
    {
        var times = new ChartScale(Some.BurstChart()).Times(8, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")).ToList();
        Assert.InRange(times.Count, 3, 8);
        Assert.All(times, t => Assert.EndsWith(":00", t.Label, StringComparison.Ordinal));
    }

    private static CardChart Chart(string name) => name switch { "burst" => Some.BurstChart(), "silent" => Some.SilentChart(), _ => Some.MetricChart() };
}
