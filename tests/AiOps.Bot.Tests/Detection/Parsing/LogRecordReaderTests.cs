using System.Text;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class LogRecordReaderTests
{
    private static async Task<List<LogRecord>> Read(string text)
    {
        using var reader = new LogRecordReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var records = new List<LogRecord>();
        await foreach (var record in reader.ReadAsync(CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }

    [Fact]
    public async Task AStackTraceIsOneRecord()
    {
        var records = await Read("2026-03-14 ERROR boom\njava.lang.X: y\n\tat a.b(c.java:1)\nCaused by: z\n\t... 3 more\n\nnext\n");
        Assert.Equal(["2026-03-14 ERROR boom", "java.lang.X: y\n\tat a.b(c.java:1)\nCaused by: z\n\t... 3 more", "next"], records.Select(r => r.Text));
        Assert.Equal([0, 22], records.Take(2).Select(r => r.Offset));
    }

    [Fact]
    public async Task APythonTraceEndsWithItsException()
    {
        var records = await Read("[ERROR] Traceback (most recent call last):\n  File \"a.py\", line 1\nValueError: no\nnext: line\n");
        Assert.Equal(2, records.Count);
        Assert.EndsWith("ValueError: no", records[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AContinuationOfPostgreSqlJoinsItsStatement() =>
        Assert.Equal(2, (await Read("2026-03-14 11:22:33 UTC::a@b:[1]:LOG:  statement: SELECT\n\t1\n2026-03-14 11:22:33 UTC::a@b:[1]:LOG:  x\n")).Count);

    [Fact]
    public async Task SlowQueryEntriesAreCutAtTheirHeaders()
    {
        var records = await Read("# Time: 260314 11:22:33\n# User@Host: a[a] @ h []\n# Query_time: 2\nselect\n 1;\n# User@Host: b[b] @ h []\n# Query_time: 3\nselect 2;\n");
        Assert.Equal(2, records.Count);
        Assert.StartsWith("# User@Host: b", records[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFileFormOfCloudTrailIsCutIntoRecords()
    {
        var records = await Read("{\"Records\": [{\"a\":{\"b\":[1,2]}},\n {\"c\":\"}\\\"]{\"}]}");
        Assert.Equal(["{\"a\":{\"b\":[1,2]}}", "{\"c\":\"}\\\"]{\"}"], records.Select(r => r.Text));
    }

    [Fact]
    public void TheFileFormCanBeReadFromText() =>
        Assert.Equal(2, CloudTrailRecords.Read(new StringReader("{\"Records\":[{},{\"x\":1}")).Count());

    [Fact]
    public async Task AFileFormThatIsLargerThanTheBufferIsReadWhole()
    {
        var text = "{\"Records\":[" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"{{\"n\":{i},\"s\":\"ééé\"}}")) + "]}";
        var records = await Read(text);
        Assert.Equal((20_000, "{\"n\":19999,\"s\":\"ééé\"}"), (records.Count, records[^1].Text));
    }

    [Fact]
    public async Task ATraceWithoutEndIsCut() =>
        Assert.True((await Read("start\n" + string.Concat(Enumerable.Repeat("\tat x\n", 5_000)))).Count > 5);
}
