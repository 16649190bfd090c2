using System.Text;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests.Detection.Sessions;

public sealed class SessionFeaturesTests
{
    private const string Log = """
        2026-03-01 12:00:00 INFO req-1 user=alice from 10.0.0.1:5000 opened page in 250ms
        2026-03-01 12:00:04 WARN req-1 cache is cold
        2026-03-01 12:00:10 ERROR req-1 upstream said status=503 after 2 s and 4 KB
        2026-03-02 12:00:00 INFO req-2 user=bob from 10.0.0.2:5000 opened page in 150ms
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lines", 3, 1)]
    [InlineData("kinds", 3, 1)]
    [InlineData("seconds", 10, 0)]
    [InlineData("lines_per_second", 0.3, 1)]
    [InlineData("longest_gap", 6, 0)]
    [InlineData("error_share", 1 / 3.0, 0)]
    [InlineData("warning_share", 1 / 3.0, 0)]
    [InlineData("failed_request_share", 1 / 3.0, 0)]
    [InlineData("took_seconds", 2.25, 0.15)]
    [InlineData("bytes", 4096, 0)]
    [InlineData("addresses", 1, 1)]
    [InlineData("users", 1, 1)]
    [InlineData("actor_sessions", 1, 1)]
    [InlineData("hour_cos", -1, -1)]
    [InlineData("is_weekend", 1, 0)]
    public async Task ColumnsHoldWhatTheirNamesSay(string column, double first, double second)
    {
        var rows = await TableAsync(Log, Log);
        var at = Array.IndexOf(rows[0], column);
        Assert.Equal(["req-1", "req-2"], rows.Skip(1).Select(r => r[0]));
        Assert.Equal(first, Number(rows[1][at]), 1e-3);
        Assert.Equal(second, Number(rows[2][at]), 1e-3);
    }

    [Fact]
    public async Task CountsAndTheirWeightsHaveAColumnForEachKind()
    {
        var rows = await TableAsync("req-1 go up\nreq-1 look around\nreq-1 come down\nreq-2 go up\n", "req-1 go up\nreq-1 look around\nreq-1 come down\n");
        Assert.Equal(["count 1 * go up", "count 2 * look around", "count 3 * come down"], rows[0].Where(c => c.StartsWith("count ", StringComparison.Ordinal)));

        // The kind that both sessions have tells nothing apart; each of the others is a third of the first session, and one session of two has it.
        var weights = rows[0].Select((name, i) => (name, i)).Where(p => p.name.StartsWith("tfidf ", StringComparison.Ordinal)).Select(p => Number(rows[1][p.i])).ToArray();
        Assert.Equal(0, weights[0]);
        Assert.Equal(Math.Log(1.5) / 3, weights[1], 1e-6);
        Assert.Equal(Math.Log(1.5) / 3, weights[2], 1e-6);
    }

    [Fact]
    public async Task KindsThatTheTrainingDidNotHaveAreCountedAsNew()
    {
        var rows = await TableAsync(Log, Log + "\n2026-03-02 12:00:01 INFO req-2 disk failure imminent on sda\n");
        Assert.Equal(1, Number(rows[2][Array.IndexOf(rows[0], "new_kinds")]));
        Assert.Equal(1, Number(rows[2][Array.IndexOf(rows[0], "other_events")]));
    }

    [Fact]
    public async Task WithoutTimesTheirCellsAreEmpty()
    {
        var rows = await TableAsync("req-1 a b c\nreq-2 a b c\n", "req-1 a b c\n");
        Assert.All(["seconds", "longest_gap", "hour_sin", "is_weekend", "actor_surprise"], column => Assert.Equal("", rows[1][Array.IndexOf(rows[0], column)]));
    }

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string[][]> TableAsync(string train, string input)
    {
        var features = new StringWriter();
        var options = new ScoreLogsOptions { Key = SessionKey.Parse(@"req-\d+"), Features = features };
        await new ScoreLogs(options).RunAsync([new MemoryStream(Encoding.UTF8.GetBytes(train))], new MemoryStream(Encoding.UTF8.GetBytes(input)), null, _ => { }, Ct);
        return [.. features.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))];
    }
}
