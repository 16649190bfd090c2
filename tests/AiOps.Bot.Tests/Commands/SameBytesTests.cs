using System.Globalization;
using AiOps.Bot.Detection.Forecasting;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Scorers.Series;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Commands;

/// <summary>The same input, seed and version give the same bytes, on one thread and on two. All families that there are, by their registries.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public static TheoryData<string> OfTables => [.. TableScorers.Names];

    public static TheoryData<string> OfSessions => [.. SessionScorers.Names];

    public static TheoryData<string> OfSeries => [.. SeriesScorers.Names];

    public static TheoryData<string> OfForecasts => [.. Forecasters.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(OfTables))]
    public async Task OfModelFiles(string family)
    {
        var (table, labels) = Some.Crowd(rows: 300);
        async Task<byte[]> Written(int threads)
        {
            using var file = new MemoryStream();
            await ModelFile.WriteAsync(file, TableScorers.Named(family).Fit(new(table, labels), new(3, threads), Ct), "{}", Ct);
            return file.ToArray();
        }

        Assert.Equal(await Written(threads: 1), await Written(threads: 2));
    }

    [Theory]
    [MemberData(nameof(OfTables))]
    public async Task OfScoredTables(string family)
    {
        var train = Write("train.csv", "a,b,label\n" + Lines(200, (i, r) => $"{r.NextDouble()},{(i % 20 == 0 ? 9 : r.NextDouble())},{(i % 20 == 0 ? 1 : 0)}"));
        Task<CommandRun> Scored(string threads) => CommandRun.OfAsync("", "score-table", "--train", train, "--input", train, "--label", "label", "--scorer", family, "--threads", threads, "--seed", "4");
        Same(await Scored("1"), await Scored("2"), 201);
    }

    [Fact]
    public async Task OfParsedLogs()
    {
        var log = Write("app.log", Lines(20_000, (i, r) => $"2026-01-01 00:{i / 600:00}:{i % 60:00} job {i} by user{r.Next(40)} \"{(char)('a' + r.Next(26))}\" took {r.Next(900)} ms on {(r.Next(99) == 0 ? "disk" : "node")} {r.Next(5)}"));
        async Task<(string, string)> Parsed(string threads)
        {
            Assert.Equal(0, (await CommandRun.OfAsync("", "parse-logs", "--input", log, "--output", PathOf(threads), "--format", "<Date> <Time> <Content>", "--threads", threads)).Code);
            return (await File.ReadAllTextAsync(PathOf(threads + "/structured.csv"), Ct), await File.ReadAllTextAsync(PathOf(threads + "/templates.csv"), Ct));
        }

        var one = await Parsed("1");
        Assert.Equal(one, await Parsed("2"));
        Assert.Equal(one, await Parsed("5"));
        Assert.Equal(20_002, one.Item1.Split('\n').Length);
    }

    [Theory]
    [MemberData(nameof(OfSessions))]
    public async Task OfScoredLogs(string family)
    {
        var log = Write("app.log", Lines(900, (i, r) => $"2026-01-01 00:{i / 60:00}:{i % 60:00} job-{i / 3} {(i % 3 == 0 ? "queued" : r.Next(9) == 0 ? "retried" : "done")} by node {r.Next(5)}"));
        var labels = Write("labels.csv", "session,label\n" + Lines(300, (i, _) => $"job-{i},{(i % 30 == 0 ? 1 : 0)}"));
        async Task<(CommandRun Run, string Why, string Features)> Scored(string threads)
        {
            var (why, features) = (PathOf("why" + threads), PathOf("features" + threads));
            var run = await CommandRun.OfAsync("", "score-logs", "--input", log, "--session", @"job-\d+", "--labels", labels, "--scorer", family, "--threads", threads, "--seed", "4", "--explain", why, "--features", features);
            return (run, await File.ReadAllTextAsync(why, Ct), await File.ReadAllTextAsync(features, Ct));
        }

        var (one, two) = (await Scored("1"), await Scored("2"));
        Same(one.Run, two.Run, 301);
        Assert.Equal((one.Why, one.Features), (two.Why, two.Features));
    }

    /// <summary>The files of a folder are scored side by side, on as many threads as there are.</summary>
    [Theory]
    [MemberData(nameof(OfSeries))]
    public async Task OfScoredSeries(string scorer)
    {
        Directory.CreateDirectory(PathOf("in"));
        for (var file = 0; file < 4; file++)
        {
            var seed = file;
            Write($"in/{file}.csv", "timestamp,value\n" + Lines(300, (i, r) => $"{1_767_225_600 + (300 * i)},{Math.Sin(i / 9.0) + r.NextDouble()}", seed));
        }

        Assert.Equal(0, (await CommandRun.OfAsync("", "score-metrics", "--input", PathOf("in"), "--output", PathOf("out"), "--scorer", scorer)).Code);
        for (var file = 0; file < 4; file++)
        {
            var alone = await CommandRun.OfAsync("", "score-metrics", "--input", PathOf($"in/{file}.csv"), "--output", "-", "--scorer", scorer);
            Assert.Equal(await File.ReadAllTextAsync(PathOf($"out/{file}.csv"), Ct), alone.Output.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(OfForecasts))]
    public async Task OfForecastSeries(string model)
    {
        var series = Write("series.csv", "timestamp,value\n" + Lines(300, (i, r) => $"{1_767_225_600 + (3600 * i)},{(10 * Math.Sin(i * Math.Tau / 24)) + r.NextDouble()}"));
        Task<CommandRun> Foretold() => CommandRun.OfAsync("", "forecast", "--input", series, "--output", "-", "--model", model);
        Same(await Foretold(), await Foretold(), 25);
    }

    private static void Same(CommandRun one, CommandRun two, int lines)
    {
        Assert.Equal((0, lines), (one.Code, one.Lines.Count));
        Assert.Equal(one.Output.ToString(), two.Output.ToString());
    }

    private static string Lines(int count, Func<int, Random, FormattableString> line, int seed = 1)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, count).Select(i => line(i, random).ToString(CultureInfo.InvariantCulture) + "\n"));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }
}
