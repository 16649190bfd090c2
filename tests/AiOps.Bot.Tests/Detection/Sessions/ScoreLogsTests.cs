using System.Text;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests.Detection.Sessions;

public sealed class ScoreLogsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ALogsSessionsAreGroupedByTheirKeyAndTheBrokenOneIsFound()
    {
        var log = new StringBuilder(Log(600)).Append("2026-03-01 13:00:00 order-77 payment declined by bank gw-3\n");
        var rows = await ScoreAsync(log.ToString(), new() { Key = SessionKey.Parse(@"order-\d+") });
        Assert.Equal(600, rows.Count);
        Assert.Equal(["order-77"], rows.Where(r => r.IsAnomaly).Select(r => r.Session));
    }

    [Fact]
    public async Task SessionsComeInTheOrderOfTheirFirstLinesEachOnce()
    {
        var rows = await ScoreAsync("b go\na go\nb stop\na stop\nc go\n", new() { Key = SessionKey.Parse("^[abc]") });
        Assert.Equal(["b", "a", "c"], rows.Select(r => r.Session));
    }

    [Fact]
    public async Task TheFirstGroupNamesTheSessionWhereThereIsOne()
    {
        var rows = await ScoreAsync("id=7 go\nid=8 go\n", new() { Key = SessionKey.Parse(@"id=(\d+)") });
        Assert.Equal(["7", "8"], rows.Select(r => r.Session));
    }

    [Fact]
    public async Task NamesOfEventsAreKindsOfTheirOwnThoughTheyDifferInDigitsOnly()
    {
        var sessions = string.Concat(Enumerable.Range(0, 500).Select(i => $"s{i} E1\ns{i} E2\ns{i} E3\n"));
        var rows = await ScoreAsync(sessions + "odd E1\nodd E2\nodd E4\n", new() { Key = SessionKey.Parse(@"^\S+") });
        Assert.Equal(["odd"], rows.Where(r => r.IsAnomaly).Select(r => r.Session));
    }

    [Theory]
    [InlineData("session_id,label,events\n", "{0},0,{1}\n")]
    [InlineData("BlockId,Features\n", "{0},\"[E{2},E22,E5]\"\n")]
    [InlineData("", "{0},{1}\n")]
    public async Task FilesOfSessionsAreReadAsSuch(string header, string row)
    {
        var text = header + string.Concat(Enumerable.Range(0, 300).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, "s" + i, i == 250 ? "5 9 22" : "5 22 11", i == 250 ? 9 : 11)));
        var rows = await ScoreAsync(text, new());
        Assert.Equal(300, rows.Count);
        Assert.Equal(["s250"], rows.Where(r => r.IsAnomaly).Select(r => r.Session));
    }

    [Fact]
    public async Task WithoutAKeyLinesAreGroupedByTime()
    {
        var rows = await ScoreAsync("2026-03-01 12:01:00 a b c\nno time d e\n2026-03-01 12:06:00 a b c\n", new() { Window = TimeSpan.FromMinutes(5) });
        Assert.Equal(["2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z"], rows.Select(r => r.Session));
    }

    [Fact]
    public async Task WindowsThatSlideOverlap()
    {
        var rows = await ScoreAsync("2026-03-01 12:07:00 a b c\n", new() { Window = TimeSpan.FromMinutes(10), Step = TimeSpan.FromMinutes(5) });
        Assert.Equal(["2026-03-01T12:05:00Z", "2026-03-01T12:00:00Z"], rows.Select(r => r.Session));
    }

    [Fact]
    public async Task WithoutTimesAHundredLinesMakeAWindow()
    {
        var rows = await ScoreAsync(string.Concat(Enumerable.Repeat("tick of the clock\n", 250)), new());
        Assert.Equal(["line 1", "line 101", "line 201"], rows.Select(r => r.Session));
    }

    [Fact]
    public async Task LinesWithoutAKeyAreCounted()
    {
        var result = await RunAsync([], "a-1 go\nnobody\n\na-1 stop\n", new() { Key = SessionKey.Parse(@"a-\d") }, new StringWriter());
        Assert.Equal((1, 1L, 4L), ((int)result.Sessions, result.Unkeyed, result.Read.Lines));
    }

    [Fact]
    public async Task OneThreadAndTwoWriteTheSameBytes()
    {
        var (one, two) = (new StringWriter(), new StringWriter());
        await RunAsync([Log(400)], Log(500, seed: 2), new() { Key = SessionKey.Parse(@"order-\d+"), Fit = new(1, 1) }, one);
        await RunAsync([Log(400)], Log(500, seed: 2), new() { Key = SessionKey.Parse(@"order-\d+"), Fit = new(1, 2) }, two);
        Assert.Equal(one.ToString(), two.ToString());
    }

    [Fact]
    public async Task ATruncatedInputLeavesTheScoresOfWholeSessionsAsTheyWere()
    {
        var lines = Log(200, seed: 2).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (whole, half) = (new StringWriter(), new StringWriter());
        await RunAsync([Log(400)], string.Join('\n', lines), new() { Key = SessionKey.Parse(@"order-\d+") }, whole);
        await RunAsync([Log(400)], string.Join('\n', lines.Take(lines.Length / 2)), new() { Key = SessionKey.Parse(@"order-\d+") }, half);
        var early = half.ToString().Split('\n')[..^2];
        Assert.Equal(early, whole.ToString().Split('\n')[..early.Length]);
    }

    [Fact]
    public async Task LabelsOfOtherSessionsLeaveSessionsOutOfTheTraining()
    {
        var labels = Enumerable.Range(0, 300).ToDictionary(i => $"order-{i}", _ => false);
        var result = await RunAsync([Log(400)], Log(10), new() { Key = SessionKey.Parse(@"order-\d+"), Labels = labels }, new StringWriter());
        Assert.Equal((300, 100L), (result.Trained, result.Unlabelled));
    }

    [Fact]
    public async Task NothingAtAllIsSaid() => await Assert.ThrowsAsync<ArgumentException>(() => RunAsync([], "", new() { Key = SessionKey.Parse("x") }, new StringWriter()));

    [Fact]
    public void SessionsThatDoNotFitIntoMemoryMeetAgainOnTheDisk()
    {
        using var gathering = new SessionGathering(memory: 4_000);
        for (var i = 0; i < 3_000; i++)
        {
            gathering.Add($"s{i % 100}", 1 + (i / 100), new() { Began = i + 1, Ended = i + 1 });
        }

        var sessions = gathering.Drain([.. Enumerable.Range(0, 40)]).ToList();
        Assert.True(gathering.IsSpilled);
        Assert.Equal(100, sessions.Select(s => s.Key).Distinct().Count());
        Assert.Equal(100, sessions.Count);
        Assert.All(sessions, s => Assert.Equal(Enumerable.Range(1, 30), s.Events.ToArray()));
        Assert.Equal(sessions.Select(s => s.Key), gathering.Drain([.. Enumerable.Range(0, 40)]).Select(s => s.Key));
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00.5Z x", 0)]
    [InlineData("[2026/03/01 12:00:00] x", 0)]
    [InlineData("260301 120000 148 INFO x", 0)]
    [InlineData("26/03/01 12:00:00 INFO x", 0)]
    [InlineData("- 1772366400 2026.03.01 R02 x", 0)]
    [InlineData("api.log.1 2026-03-01 12:00:00.008 25746 INFO x", 0)]
    public void TimesAreFoundInAnyFormNearTheStart(string line, int expected)
    {
        var ticks = LineTime.Read(line, out _);
        Assert.Equal(new DateTime(2026, 3, 1, 12, 0, expected, DateTimeKind.Utc), new DateTime(ticks - (ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));
    }

    private static string Log(int sessions, int seed = 1)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, sessions).SelectMany(i => new[] { $"order-{i} accepted for customer {random.Next(1000)}", $"order-{i} reserved {random.Next(9)} items in stock", $"order-{i} shipped" });
        return string.Concat(lines.Select((l, i) => $"2026-03-01 12:{i / 60 % 60:00}:{i % 60:00} {l}\n"));
    }

    private static async Task<List<(string Session, double Score, bool IsAnomaly)>> ScoreAsync(string input, ScoreLogsOptions options)
    {
        var output = new StringWriter();
        await RunAsync([], input, options, output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Select(c => (c[0], double.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), c[2] == "1"))];
    }

    private static Task<ScoreLogsResult> RunAsync(string[] train, string input, ScoreLogsOptions options, StringWriter output) =>
        new ScoreLogs(options).RunAsync([.. train.Select(t => new MemoryStream(Encoding.UTF8.GetBytes(t)))], new MemoryStream(Encoding.UTF8.GetBytes(input)), output, _ => { }, Ct);
}
