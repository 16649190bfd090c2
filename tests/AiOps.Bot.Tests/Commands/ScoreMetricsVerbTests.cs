using System.Globalization;

namespace AiOps.Bot.Tests.Commands;

public sealed class ScoreMetricsVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EveryRowGetsAScoreAndKeepsItsTimeAndValue()
    {
        var run = await CommandRun.OfAsync(Csv(300), "score-metrics", "--input", "-", "--output", "-");
        Assert.Equal(0, run.Code);
        Assert.Equal(301, run.Lines.Count);
        Assert.Equal("timestamp,value,anomaly_score", run.Lines[0]);
        Assert.StartsWith("2026-01-01 00:05:00,21.50,", run.Lines[2], StringComparison.Ordinal);
        Assert.All(run.Lines.Skip(1), l => Assert.InRange(double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture), 0, 1));
        Assert.StartsWith("300 rows of 1 series: ", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderIsMirroredWithItsHistory()
    {
        Write("in/a/one.csv", Csv(20));
        Write("in/two.csv", "m0,m1\n1,2\n,x\n3,4\n");
        Write("before/two.csv", "m0,m1\n1,2\n");
        var run = await CommandRun.OfAsync("", "score-metrics", "--input", Path("in"), "--output", Path("out"), "--history", Path("before"), "--json");
        Assert.Equal(0, run.Code);
        Assert.Equal(21, File.ReadLines(Path("out/a/one.csv")).Count());
        Assert.Equal(["row", "0", "1", "2"], File.ReadLines(Path("out/two.csv")).Select(l => l.Split(',')[0]));
        Assert.Contains("\"missing\":2", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelsAreNeverRead()
    {
        var bare = await CommandRun.OfAsync(Csv(200), "score-metrics", "--input", "-", "--output", "-");
        var labelled = Csv(200).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((l, i) => l + (i == 0 ? ",label" : i % 2 == 0 ? ",1" : ",0"));
        var run = await CommandRun.OfAsync(string.Join('\n', labelled), "score-metrics", "--input", "-", "--output", "-");
        Assert.Equal(bare.Lines, run.Lines);
    }

    [Theory]
    [InlineData("timestamp\n2026-01-01\n", "names no metric")]
    [InlineData("timestamp,label\n2026-01-01,1\n", "names no metric")]
    public async Task ATableWithoutMetricsIsBadInput(string csv, string said)
    {
        var run = await CommandRun.OfAsync(csv, "score-metrics", "--input", "-", "--output", "-");
        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHistoryOfOtherColumnsIsBadInput()
    {
        Write("before.csv", "timestamp,other\n2026-01-01,1\n");
        var run = await CommandRun.OfAsync(Csv(3), "score-metrics", "--input", "-", "--output", "-", "--history", Path("before.csv"));
        Assert.Equal(2, run.Code);
        Assert.Contains("the history has the columns other, the input value", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneWayOfLookingCanBeAskedForByName()
    {
        var run = await CommandRun.OfAsync(Csv(300), "score-metrics", "--input", "-", "--output", "-", "--scorer", "random-cut-forest");
        var other = await CommandRun.OfAsync(Csv(300), "score-metrics", "--input", "-", "--output", "-", "--scorer", "flatline");
        Assert.Equal((0, 301), (run.Code, run.Lines.Count));
        Assert.NotEqual(run.Lines, other.Lines);
    }

    [Fact]
    public async Task TheInputIsNotOverwritten()
    {
        Write("a.csv", Csv(3));
        var run = await CommandRun.OfAsync("", "score-metrics", "--input", Path("a.csv"), "--output", Path("a.csv"));
        Assert.Equal(2, run.Code);
        Assert.Equal(4, File.ReadLines(Path("a.csv")).Count());
    }

    [Fact]
    public async Task RowsWithoutAHeaderAreRows()
    {
        var run = await CommandRun.OfAsync("1767225600,5\n1767225900,6\n", "score-metrics", "--input", "-", "--output", "-");
        Assert.Equal(["timestamp,value,anomaly_score", "1767225600,5,0"], run.Lines.Take(2));
        Assert.StartsWith("1767225900,6,0.", run.Lines[2], StringComparison.Ordinal);
    }

    private static string Csv(int rows)
    {
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var lines = Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{start.AddMinutes(5 * i):yyyy-MM-dd HH:mm:ss},{20 + (1.5 * (i % 5)):0.00}"));
        return "timestamp,value\n" + string.Join('\n', lines) + "\n";
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }
}
