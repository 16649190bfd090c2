using System.Globalization;
using AiOps.Bot.Commands;
using AiOps.Bot.Tests.Cards.Charts;

namespace AiOps.Bot.Tests.Commands;

public sealed class ChartVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    private string Picture => Path.Combine(_folder.FullName, "out.png");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AMetricBecomesAPictureAndASentence()
    {
        var run = await CommandRun.OfAsync(Csv(2_000, burstAt: 1_900), "chart", "--input", "-", "--output", Picture);
        Assert.Equal(0, run.Code);
        Assert.Matches(@"^value of standard input: \d+ of 2,000 values unusual; the most unusual was \d+ at 2026-01-0\d \d\d:\d\d UTC, where \S+ to \S+ was expected\.$", run.Lines[0]);
        var picture = DecodedPng.Of(await File.ReadAllBytesAsync(Picture, TestContext.Current.CancellationToken));
        Assert.Equal((1440, 600), (picture.Width, picture.Height));
        Assert.Contains(((byte)176, (byte)32, (byte)32), picture.Pixels);
    }

    [Fact]
    public async Task TheLastHoursOfOneColumnCanBeAsked()
    {
        var csv = string.Join('\n', Csv(600).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => l + (i == 0 ? ",queue" : ",7")));
        var run = await CommandRun.OfAsync(csv, "chart", "-i", "-", "-o", Picture, "--column", "queue", "--hours", "24", "--size", "small", "--json");
        Assert.Equal(0, run.Code);
        Assert.Contains("\"title\":\"queue of standard input\"", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("None of 288 values unusual; between 7 and 7, the last 7.", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(360, DecodedPng.Of(await File.ReadAllBytesAsync(Picture, TestContext.Current.CancellationToken)).Width);
    }

    [Theory]
    [InlineData("", "there is nothing in it")]
    [InlineData("timestamp,value\n", "it has no row with a time and a number")]
    [InlineData("row,value\n0,1\n", "it has no column of times")]
    [InlineData("timestamp,cpu\n2026-01-01,1\n", "it has no column 'value'; there are cpu")]
    public async Task WhatCannotBeDrawnIsSaid(string csv, string said)
    {
        var run = await CommandRun.OfAsync(csv, "chart", "-i", "-", "-o", Picture, "--column", "value");
        Assert.Equal(ExitCodes.BadInput, run.Code);
        Assert.Contains(said, run.Error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Picture));
    }

    [Theory]
    [InlineData("--zone", "Atlantis/Capital")]
    [InlineData("--hours", "-3")]
    [InlineData("--hours", "NaN")]
    public async Task AWrongWishIsBadInput(string option, string value) =>
        Assert.Equal(ExitCodes.BadInput, (await CommandRun.OfAsync(Csv(50), "chart", "-i", "-", "-o", Picture, option, value)).Code);

    [Fact]
    public async Task HostileRowsAreLeftOut()
    {
        var csv = Csv(100) + "2026-01-01 00:05:00,5\n9e18,1\n-5,2\nNaN,NaN\n2026-02-30,1\n2026-03-01,1e308\n2026-03-02,-1e308\n,,,,,,\n";
        Assert.Equal(0, (await CommandRun.OfAsync(csv, "chart", "-i", "-", "-o", Picture)).Code);
    }

    private static string Csv(int rows, int burstAt = -1) => "timestamp,value\n" + string.Concat(Some.DailySeries(rows, 3).Select((v, i) => string.Create(
        CultureInfo.InvariantCulture, $"{new DateTime(2026, 1, 1).AddMinutes(5 * i):yyyy-MM-dd HH:mm:ss},{(i >= burstAt && i < burstAt + 6 && burstAt >= 0 ? 400 : v):0.00}\n")));
}
