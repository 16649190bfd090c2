using System.IO.Compression;
using System.Text;
using AiOps.Bot.Bundles;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Bundles;

public sealed class BundleReaderTests : IDisposable
{
    private const string Line = """{"timestamp":"2026-03-14T03:12:09Z","entity":"a","level":"INFO","message":"took 5 ms","trace":"t1","span":"s1"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-bundle-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AnEmptyFolderIsAllGaps() => Assert.Equal(BundleFiles.All.Order(), (await ReadAsync()).Gaps.Select(g => g.Collector).Order());

    [Fact]
    public async Task EveryPartIsRead()
    {
        Write("alert.json", """{"entity":"a","metric":"latency","kind":"threshold","time":"2026-03-14T03:12:09Z","description":"slow"}""");
        Write("metrics.csv", "timestamp,entity,metric,statistic,value\n2026-03-14T03:10:00Z,a,latency,Average,0.5\n2026-03-14T03:15:00Z,a,latency,Average,0.7\n");
        Write("topology.csv", "source,target,kind\na,b,\na,c,client\n");
        Write("spans.jsonl", """{"trace":"t","span":"1","parent":null,"entity":"a","operation":"GET /","start":"2026-03-14T03:12:09Z","duration_ms":12.5,"status":"error"}""");
        Write("changes.jsonl", """{"timestamp":1773457929,"kind":"deploy","entity":"a","id":"c1","actor":"me","summary":"s","files":["x.cs"],"diff":"+1"}""");
        Write("alerts.jsonl", """{"timestamp":"2026-03-14T03:12:09Z","entity":"a","kind":"metric","name":"cpu up","value":3}""");
        var bundle = await ReadAsync();
        Assert.Equal(("a", "latency", "threshold"), (bundle.Alert!.Entity, bundle.Alert.Metric, bundle.Alert.Kind));
        Assert.Equal([0.5, 0.7], bundle.Metrics.Find(new("a", "latency", "Average"))!.Values);
        Assert.Equal(("client", 2), (bundle.Topology.KindOf("c"), bundle.Topology.CalleesOf("a").Count()));
        Assert.Equal((12.5, true, 0UL, "GET /"), (bundle.Spans.Rows[0].DurationMs, bundle.Spans.Rows[0].IsError, bundle.Spans.Rows[0].Parent, bundle.Operations[bundle.Spans.Rows[0].Operation]));
        Assert.Equal(("c1", "x.cs", "+1"), (bundle.Changes[0].Id, bundle.Changes[0].Files[0], bundle.Changes[0].Diff));
        Assert.Equal(("cpu up", 3), (bundle.Alerts[0].Name, bundle.Alerts[0].Value));
        Assert.Equal(["baseline-alerts.jsonl", "baseline-logs.jsonl", "baseline-spans.jsonl", "baseline.csv", "logs.jsonl"], bundle.Gaps.Select(g => g.Collector).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EqualLinesHaveEqualStatementsBeforeAndDuring()
    {
        Write("baseline-logs.jsonl", Line.Replace("took 5", "took 7", StringComparison.Ordinal));
        Write("logs.jsonl", Line + "\n" + Line.Replace("took 5 ms", "gave up", StringComparison.Ordinal));
        var bundle = await ReadAsync();
        Assert.Equal(bundle.BaselineLogs.Rows[0].Statement, bundle.Logs.Rows[0].Statement);
        Assert.NotEqual(bundle.Logs.Rows[0].Statement, bundle.Logs.Rows[1].Statement);
        Assert.Equal((LogSeverity.Info, "took <num> ms"), (bundle.Logs.Rows[0].Severity, bundle.Statements[bundle.Logs.Rows[0].Statement].Text));
    }

    [Theory]
    [InlineData("{\"timestamp\":", "line 2: not a JSON object; skipped")]
    [InlineData("[1,2]", "line 2: not a JSON object; skipped")]
    [InlineData("null", "line 2: not a JSON object; skipped")]
    [InlineData("{\"entity\":\"a\",\"message\":\"m\"}", "line 2: no timestamp that can be read; skipped")]
    [InlineData("{\"timestamp\":{\"x\":[1]},\"entity\":\"a\",\"message\":\"m\"}", "line 2: no timestamp that can be read; skipped")]
    [InlineData("{\"timestamp\":\"2026-03-14T03:12:09Z\",\"entity\":7,\"message\":\"m\"}", "line 2: no entity; skipped")]
    [InlineData("{\"timestamp\":\"2026-03-14T03:12:09Z\",\"entity\":\"a\",\"message\":{\"deep\":[{}]}}", "line 2: no message; skipped")]
    [InlineData("{\"timestamp\":\"2026-03-14T03:12:09Z\",\"entity\":\"a\",\"message\":\"\\ud800\"}", "line 2: not a JSON object; skipped")]
    public async Task ADamagedLineCostsItselfAndIsTold(string damaged, string reason)
    {
        Write("logs.jsonl", $"{Line}\n{damaged}\n{Line}\n");
        var bundle = await ReadAsync();
        Assert.Equal(2, bundle.Logs.Rows.Count);
        Assert.Contains(bundle.Gaps, g => g.Collector == "logs.jsonl" && g.Reason == reason);
    }

    [Fact]
    public async Task ALineOfTenMegabytesIsPassedOver()
    {
        Write("logs.jsonl", Line + "\n{\"message\":\"" + new string('x', 10 << 20) + "\"}\r\n" + Line);
        var bundle = await ReadAsync();
        Assert.Equal(2, bundle.Logs.Rows.Count);
        Assert.Contains(bundle.Gaps, g => g.Reason == "line 2: the line is longer than 4 MiB; skipped");
    }

    [Fact]
    public async Task LongLinesOneAfterTheOtherCostNothingElse()
    {
        Write("logs.jsonl", new string('x', 9 << 20) + "\n" + Line + "\n" + new string('y', 9 << 20));
        var bundle = await ReadAsync();
        Assert.Single(bundle.Logs.Rows);
        Assert.Contains(bundle.Gaps, g => g.Reason == "2 lines, first line 1: the line is longer than 4 MiB; skipped");
    }

    [Fact]
    public async Task OtherEncodingsAreRead()
    {
        File.WriteAllBytes(PathOf("logs.jsonl"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Line + "\n" + Line)]);
        File.WriteAllBytes(PathOf("baseline-logs.jsonl"), Encoding.Latin1.GetBytes(Line.Replace("took", "größer", StringComparison.Ordinal)));
        var bundle = await ReadAsync();
        Assert.Equal((2, 1), (bundle.Logs.Rows.Count, bundle.BaselineLogs.Rows.Count));
    }

    [Fact]
    public async Task PackedFilesAreUnpackedAndBrokenOnesAreAGap()
    {
        using (var packed = new GZipStream(File.Create(PathOf("logs.jsonl.gz")), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(Line));
        }

        File.WriteAllBytes(PathOf("spans.jsonl.gz"), [0x1f, 0x8b, 8, 0, 1, 2, 3]);
        var bundle = await ReadAsync();
        Assert.Single(bundle.Logs.Rows);
        Assert.Contains(bundle.Gaps, g => g.Collector == "spans.jsonl" && g.Reason.StartsWith("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileOfManyBlocksIsReadAsIfItWereOne()
    {
        // 6 MB: more blocks than are under way at once; entities and statements are numbered as they come, and damaged lines keep their number.
        var made = Enumerable.Range(0, 50_000).Select(i => i % 10_000 == 9_999 ? "{oops" : Line.Replace("\"a\"", $"\"e{i / 100}\"", StringComparison.Ordinal).Replace("took", "step" + (i / 5_000), StringComparison.Ordinal));
        Write("logs.jsonl", string.Join("\r\n", made));
        var bundle = await ReadAsync();
        Assert.Equal(49_995, bundle.Logs.Total);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"e{i}"), bundle.Entities.Names);
        Assert.Equal(bundle.Logs.Rows.Select(r => r.Entity).Order(), bundle.Logs.Rows.Select(r => r.Entity));
        Assert.Equal(["e0", "e49"], new[] { bundle.Logs.Rows[0], bundle.Logs.Rows[4_999] }.Select(r => bundle.Entities[r.Entity]));
        Assert.Contains(bundle.Gaps, g => g.Reason == "5 lines, first line 10000: not a JSON object; skipped");
    }

    [Fact]
    public async Task APackedFileThatBreaksOffIsAGap()
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 20_000).Select(i => Line.Replace("t1", Guid.NewGuid().ToString(), StringComparison.Ordinal)))));
        }

        File.WriteAllBytes(PathOf("baseline-logs.jsonl.gz"), packed.ToArray()[..^2_000]);
        Write("logs.jsonl", Line);
        var bundle = await ReadAsync();
        Assert.Equal((0, 1), (bundle.BaselineLogs.Rows.Count, bundle.Logs.Rows.Count));
        Assert.Contains(bundle.Gaps, g => g.Collector == "baseline-logs.jsonl" && g.Reason.StartsWith("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatComesTwiceCountsOnce()
    {
        const string Span = """{"trace":"t","span":"1","entity":"a","operation":"o","start":1773457929,"duration_ms":1}""";
        Write("spans.jsonl", Span + "\n" + Span);
        Write("changes.jsonl", """{"id":"c","summary":"first"}""" + "\n" + """{"id":"c","summary":"second"}""");
        Write("metrics.csv", "timestamp,entity,metric,value\n1773457929,a,cpu,1\n1773457929,a,cpu,2\n");
        var bundle = await ReadAsync();
        Assert.Single(bundle.Spans.Rows);
        Assert.Equal("first", Assert.Single(bundle.Changes).Summary);
        Assert.Equal([2.0], bundle.Metrics.Series[0].Values);
        Assert.Contains(bundle.Gaps, g => g.Collector == "changes.jsonl" && g.Reason.Contains("there before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("time,entity,metric,value\n1,a,b,2\n", "the header has no column timestamp; it must begin with timestamp,entity,metric,value. The file was not read")]
    [InlineData("timestamp,entity,metric,value\n1773457929,a,cpu,much\n", "line 2: the value is no number; skipped")]
    [InlineData("timestamp,entity,metric,value\n1773457929,a,cpu,Infinity\n", "line 2: the value is no number; skipped")]
    [InlineData("timestamp,entity,metric,value\n,a,cpu,1\n", "line 2: no timestamp that can be read; skipped")]
    [InlineData("timestamp,entity,metric,value\n1773457929,,cpu,1\n", "line 2: no entity or no metric; skipped")]
    [InlineData("timestamp,entity,metric,value\n1773457929,\"a,cpu,1\n", "line 2: a quote is not closed; skipped")]
    [InlineData("", "the file is empty")]
    public async Task AFaultInATableIsTold(string text, string reason)
    {
        Write("metrics.csv", text);
        Assert.Contains((await ReadAsync()).Gaps, g => g.Collector == "metrics.csv" && g.Reason == reason);
    }

    [Fact]
    public async Task ColumnsMayComeInAnyOrderAndQuoted()
    {
        Write("metrics.csv", "\uFEFFvalue,Metric,Entity,timestamp\r\n1.5,\"a \"\"b\"\", c\",x,1773457929\r\n,cpu,x,1773457929\r\n");
        var bundle = await ReadAsync();
        Assert.Equal(new MetricKey("x", "a \"b\", c", ""), Assert.Single(bundle.Metrics.Series).Key);
        Assert.DoesNotContain(bundle.Gaps, g => g.Collector == "metrics.csv");
    }

    [Fact]
    public async Task AnAlertThatIsNoObjectIsAGap()
    {
        Write("alert.json", "[]");
        var bundle = await ReadAsync();
        Assert.Null(bundle.Alert);
        Assert.Contains(bundle.Gaps, g => g is { Collector: "alert.json", Reason: "not a JSON object" });
    }

    [Fact]
    public async Task TheSameMistakeIsCounted()
    {
        Write("logs.jsonl", string.Join('\n', Enumerable.Repeat("{oops", 1_200)));
        Assert.Contains((await ReadAsync()).Gaps, g => g.Reason == "1,200 lines, first line 1: not a JSON object; skipped");
    }

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Task<IncidentBundle> ReadAsync() => new BundleReader(new LogParser()).ReadAsync(_folder.FullName, TestContext.Current.CancellationToken);
}
