namespace AiOps.Bot.Tests.Commands;

public sealed class ScoreLogsVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EachSessionGetsARow()
    {
        Write("before.log", Log(300));
        var run = await CommandRun.OfAsync(Log(20) + "job-7 lost its lease at node 9\n", "score-logs", "--train", Path("before.log"), "--input", "-", "--session", @"job-\d+");
        Assert.Equal(0, run.Code);
        Assert.Equal("session,anomaly_score,is_anomaly", run.Lines[0]);
        Assert.Equal(21, run.Lines.Count);
        Assert.EndsWith(",1", Assert.Single(run.Lines, l => l.StartsWith("job-7,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",0", Assert.Single(run.Lines, l => l.StartsWith("job-8,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("1 anomalous by ensemble", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelsFeaturesAndJsonGoTogether()
    {
        Write("before.log", Log(40));
        Write("labels.csv", "session,label\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"job-{i},{(i < 3 ? "Anomaly" : "Normal")}\n")));
        var run = await CommandRun.OfAsync(
            Log(5) + "no key here\n", "score-logs", "--train", Path("before.log"), "--labels", Path("labels.csv"), "--input", "-", "--session", @"job-\d+", "--output", Path("scores.csv"), "--features", Path("features.csv"), "--json");
        Assert.Equal(0, run.Code);
        Assert.Contains("\"sessions\":5,", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"trained\":30,", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"unkeyed\":1,\"untimed\":90,\"unlabelled\":10", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(File.ReadLines(Path("scores.csv")).Skip(1).Select(l => l.Split(',')[0]), File.ReadLines(Path("features.csv")).Skip(1).Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task TheTableOfFeaturesCanBeScored()
    {
        var features = await CommandRun.OfAsync(Log(50), "features", "--input", "-", "--session", @"job-\d+");
        Assert.Equal(0, features.Code);
        var scores = await CommandRun.OfAsync(features.Output.ToString(), "score-table", "--input", "-");
        Assert.Equal(0, scores.Code);
        Assert.Equal(51, scores.Lines.Count);
    }

    [Fact]
    public async Task WhatIsAnomalousIsExplainedWhereItIsAsked()
    {
        var run = await CommandRun.OfAsync(Log(300) + "job-7 lost its lease at node 9\n", "score-logs", "--input", "-", "--session", @"job-\d+", "--output", Path("scores.csv"), "--explain", Path("why.csv"));
        Assert.Equal(0, run.Code);
        Assert.Contains(File.ReadLines(Path("why.csv")), l => l.StartsWith("job-7,0.", StringComparison.Ordinal) && l.Contains("* lost its lease at node", StringComparison.Ordinal) && l.EndsWith(",601,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SilencesEndSessions()
    {
        const string Log = "2026-03-01 12:00:00 u=ann in\n2026-03-01 12:10:00 u=ann out\n2026-03-01 15:00:00 u=ann in\n2026-03-01 15:00:01 u=bob in\n";
        var run = await CommandRun.OfAsync(Log, "score-logs", "--input", "-", "--session", @"u=(\w+)", "--gap", "30m");
        Assert.Equal(["ann 2026-03-01T12:00:00Z", "ann 2026-03-01T15:00:00Z", "bob 2026-03-01T15:00:01Z"], run.Lines.Skip(1).Select(l => l.Split(',')[0]));
    }

    [Theory]
    [InlineData("--session (", "is no pattern")]
    [InlineData("--window 5x", "no duration")]
    [InlineData("--window 5m --step 1h", "does not fit windows")]
    [InlineData("--window 5h --step 1s", "does not fit windows")]
    [InlineData("--window 5m --gap 1h", "goes with neither windows")]
    [InlineData("--false-alarms 0", "must be above 0")]
    [InlineData("--session nowhere", "nothing to learn from|no ordinary session")]
    [InlineData("--scorer boosted-trees", "labels of both kinds")]
    public async Task WhatCannotBeUsedIsSaid(string arguments, string said)
    {
        var run = await CommandRun.OfAsync(Log(3), ["score-logs", "--input", "-", .. arguments.Split(' ')]);
        Assert.Equal(2, run.Code);
        Assert.Contains(said.Split('|'), s => run.Error.ToString().Contains(s, StringComparison.Ordinal));
    }

    private static string Log(int jobs) => string.Concat(Enumerable.Range(0, jobs).Select(i => $"job-{i} queued by cron at node {i % 5}\njob-{i} finished after {i} steps\n"));

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(Path(name), text);
}
