using AiOps.Bot.Detection.Forecasting;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Forecasting;

public sealed class SeasonalForecasterTests
{
    [Fact]
    public void ADailyShapeIsForetoldInSpiteOfASpike()
    {
        var history = Enumerable.Range(0, 24 * 20).Select(Daily).ToArray();
        history[24 * 19 + 5] = 10_000;
        var points = SeasonalForecaster.Forecast(history, 24, 24);
        for (var i = 0; i < 24; i++)
        {
            Assert.Equal(Daily(i), points[i].Expected, 0.5);
            Assert.InRange(Daily(i), points[i].Lower - 0.5, points[i].Upper + 0.5);
        }
    }

    [Fact]
    public void AQuietWeekendIsForetoldByTheWeekendsBefore()
    {
        var history = Enumerable.Range(0, 24 * 7 * 6).Select(i => i / 24 % 7 >= 5 ? 1.0 : 50 + (i % 24)).Take((24 * 7 * 5) + (24 * 5)).ToArray();
        var points = SeasonalForecaster.Forecast(history, 24, 24);
        Assert.All(points, p => Assert.InRange(p.Expected, 0, 10));
    }

    [Fact]
    public void ANewLevelIsFollowed()
    {
        var history = Enumerable.Range(0, 24 * 30).Select(i => Daily(i) + (i >= 24 * 20 ? 300 : 0)).ToArray();
        Assert.All(SeasonalForecaster.Forecast(history, 24, 24).Select((p, i) => p.Expected - Daily(i)), d => Assert.InRange(d, 290, 310));
    }

    [Fact]
    public void WhateverTheHistoryTheIntervalHoldsTheForecast() => Prop.ForAll<double[], int, int>((values, rows, perDay) =>
    {
        var history = values.Length == 0 ? [1.0] : values.Select(v => double.IsFinite(v) ? Math.Clamp(v, -1e9, 1e9) : v).ToArray();
        var points = SeasonalForecaster.Forecast(history, 1 + (Math.Abs(rows % 40)), 1 + (Math.Abs(perDay % 30)));
        Assert.All(points, p => Assert.True(double.IsFinite(p.Expected) && p.Lower <= p.Expected + 1e-3 && p.Upper >= p.Expected - 1e-3));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task RollingOriginsForetellEachRowOnceFromWhatCameBefore()
    {
        var lines = Enumerable.Range(0, 100).Select(i => $"{Some.Noon.AddHours(i):O},{Daily(i):R}").Prepend("timestamp,value").ToList();
        var whole = await WriteAsync(lines, 60);
        var cut = await WriteAsync(lines.Take(1 + 84), 60);
        Assert.Equal(Enumerable.Range(60, 40), whole.Select(r => int.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(cut.Select(r => string.Join(',', r)), whole.Take(24).Select(r => string.Join(',', r)));
    }

    [Fact]
    public async Task SeveralMetricsAreRefused() =>
        Assert.Contains("one metric", (await Assert.ThrowsAsync<FormatException>(() => ForecastTable.ReadAsync(new StringReader("timestamp,a,b\n1,2,3\n"), default))).Message, StringComparison.Ordinal);

    private static async Task<List<string[]>> WriteAsync(IEnumerable<string> lines, int? from)
    {
        var table = await ForecastTable.ReadAsync(new StringReader(string.Join('\n', lines)), TestContext.Current.CancellationToken);
        var output = new StringWriter();
        table.Write(output, 24, 24, from, TestContext.Current.CancellationToken);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(','))];
    }

    private static double Daily(int hour) => 100 + (40 * Math.Sin(2 * Math.PI * hour / 24));
}
