using AiOps.Bot.Detection.Forecasting;

namespace AiOps.Bot.Tests.Detection.Forecasting;

public sealed class ForecastTableTests
{
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
        table.Write(output, new CombinedForecaster(), (24, 24, from), TestContext.Current.CancellationToken);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(','))];
    }

    private static double Daily(int hour) => 100 + (40 * Math.Sin(2 * Math.PI * hour / 24));
}
