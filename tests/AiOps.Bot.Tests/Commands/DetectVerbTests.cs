using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Tests.Commands;

public sealed class DetectVerbTests
{
    [Fact]
    public async Task AnAttackOnLoginsIsNamedWithItsAddress()
    {
        var run = await CommandRun.OfAsync(Attack(), "detect", "--input", "-", "--source", "auth");
        Assert.Equal(0, run.Code);
        var anomalies = run.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Contains(anomalies, a => a.GetProperty("principal").GetString() == "203.0.113.77" && a.GetProperty("kind").GetString() == "login-after-failures");
        Assert.All(anomalies, a => Assert.True(a.GetProperty("eventIds").GetArrayLength() > 0 && a.GetProperty("reasons").GetArrayLength() > 0));
        Assert.Contains("31 records read", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameInputGivesTheSameBytes() =>
        Assert.Equal((await CommandRun.OfAsync(Attack(), "detect", "--input", "-")).Output.ToString(), (await CommandRun.OfAsync(Attack(), "detect", "--input", "-")).Output.ToString());

    [Fact]
    public async Task IncidentsGroupTheAnomalies()
    {
        var run = await CommandRun.OfAsync(Attack(), "detect", "--input", "-", "--incidents");
        var incident = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.True(incident.GetProperty("anomalies").GetArrayLength() > 1);
        Assert.Equal("critical", incident.GetProperty("severity").GetString());
    }

    [Fact]
    public async Task BacktestTellsTheIncidentInWords()
    {
        var run = await CommandRun.OfAsync(Attack(), "backtest", "--input", "-");
        Assert.Contains("203.0.113.77", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 incident.", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfTheHistoryIsReported()
    {
        var history = await TemporaryFileAsync(Encoding.UTF8.GetBytes(Attack()));
        var run = await CommandRun.OfAsync("Mar 14 10:00:00 web-1 sshd[1]: Server listening on 0.0.0.0 port 22.\n", "detect", "--input", "-", "--history", history);
        Assert.DoesNotContain("login", run.Output.ToString(), StringComparison.Ordinal);
        File.Delete(history);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\0\0\0\n")]
    [InlineData("{\"Records\":[{\"eventVersion\":")]
    public async Task WhatHoldsNoEventsEndsWell(string text)
    {
        var run = await CommandRun.OfAsync(text, "detect", "--input", "-");
        Assert.Equal((0, ""), (run.Code, run.Output.ToString()));
        Assert.Contains("records read", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GarbageIsCountedAndNeverFatal()
    {
        var random = new Random(7);
        var garbage = Enumerable.Range(0, 1_000).SelectMany(_ => Enumerable.Range(0, random.Next(1, 200)).Select(_ => (byte)random.Next(256)).Append((byte)'\n')).ToArray();
        var path = await TemporaryFileAsync(garbage);
        var run = await CommandRun.OfAsync("", "detect", "--input", path);
        Assert.Equal(0, run.Code);
        Assert.Contains("no UTF-8", run.Error.ToString(), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public async Task PackedFilesAndWindowsLineEndsAreReadAsTheyAre()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Attack().Replace("\n", "\r\n", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        }

        var path = await TemporaryFileAsync(packed.ToArray());
        var run = await CommandRun.OfAsync("", "detect", "--input", path, "--incidents");
        Assert.Single(run.Lines);
        File.Delete(path);
    }

    [Fact]
    public async Task AnEndlessLineIsCutAndCounted()
    {
        var run = await CommandRun.OfAsync(new string('x', 10_000_000) + "\n" + Attack(), "detect", "--input", "-", "--incidents");
        Assert.Single(run.Lines);
        Assert.Contains("1 lines longer than 1 MiB", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderIsReadInOrderOfTime()
    {
        var folder = Directory.CreateTempSubdirectory("aiops-test-");
        var lines = Attack().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "b.log"), lines.Take(15), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "a.log"), lines.Skip(15), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "detect", "--input", folder.FullName, "--incidents");
        Assert.Contains("31 records read", run.Error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(run.Lines);
        folder.Delete(true);
    }

    private static string Attack()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Mar 13 10:00:{i:00} web-1 sshd[{500 + i}]: Failed password for root from 203.0.113.77 port {40_000 + i} ssh2\n");
        }

        return text.Append("Mar 13 10:00:31 web-1 sshd[540]: Accepted password for root from 203.0.113.77 port 40388 ssh2\n").ToString();
    }

    private static async Task<string> TemporaryFileAsync(byte[] content)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}
