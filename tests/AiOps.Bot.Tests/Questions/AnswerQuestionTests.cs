using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Questions;

public sealed class AnswerQuestionTests
{
    private static readonly StreamKey Auth = new("cloudwatch", "/ec2/auth", "i-0d94c1e7fa2b38506");
    private static readonly StreamKey Lambda = new("cloudwatch", "/aws/lambda/checkout", "1");

    private static readonly LogEvent[] Lines =
    [
        Line(Auth, 50, "Failed password for root from 203.0.113.77 port 40112 ssh2"),
        Line(Auth, 40, "Failed password for root from 203.0.113.77 port 40113 ssh2"),
        Line(Auth, 30, "Accepted publickey for ada from 198.51.100.7 port 50112 ssh2"),
        Line(Lambda, 20, "ERROR payment refused password=hunter22", LogSeverity.Error),
        Line(Lambda, 10, "INFO order 4711 stored", LogSeverity.Info),
        Line(Lambda, 600, "ERROR of yesterday", LogSeverity.Error),
    ];

    [Fact]
    public async Task LinesAreCountedByShapeWithFirstAndLastSeen()
    {
        var answer = await AskAsync("failed logins from 203.0.113.77");
        Assert.Equal(2, answer.Rows);
        var shape = Assert.Single(answer.Templates);
        Assert.Equal((2L, Some.Noon.AddMinutes(-50), Some.Noon.AddMinutes(-40)), (shape.Count, shape.FirstSeen, shape.LastSeen));
        Assert.StartsWith("Failed password for", shape.Template, StringComparison.Ordinal);
        Assert.Contains("message contains \"Fail\"", answer.Query, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(answer.Gaps, g => g.Contains("'login'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AWordThatNamesALogGroupNarrowsToIt()
    {
        var answer = await AskAsync("errors of checkout");
        Assert.Equal((1L, "time >= 2026-03-14T11:00:00Z and time < 2026-03-14T12:00:00Z and group contains \"checkout\" and severity >= Error"), (answer.Rows, answer.Query));
    }

    [Fact]
    public async Task AResourceNarrowsToIt()
    {
        var answer = await AskAsync("what did i-0d94c1e7fa2b38506 log");
        Assert.Equal(3, answer.Rows);
        Assert.Contains(answer.Understood, u => u == "resource: i-0d94c1e7fa2b38506");
    }

    [Fact]
    public async Task SecretsAreNotShown()
    {
        var answer = await AskAsync("payment");
        Assert.DoesNotContain("hunter22", Assert.Single(answer.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFoundIsSaidWithTheWindow()
    {
        var answer = await AskAsync("zeppelin");
        Assert.Equal((0L, "No line matches between 2026-03-14T11:00:00Z and 2026-03-14T12:00:00Z."), (answer.Rows, answer.Summary));
    }

    [Fact]
    public async Task AWindowOlderThanTheStoreIsAGap()
    {
        var answer = await AskAsync("errors in the last 3 days");
        Assert.Contains(answer.Gaps, g => g.StartsWith("The store holds logs from 2026-03-14T02:00:00Z on", StringComparison.Ordinal));
        Assert.Equal(2, answer.Rows);
    }

    [Fact]
    public async Task AnEmptyStoreSaysSo()
    {
        var answer = await Asking.Of(new ListLogStore()).AskAsync(Ask("errors"), TestContext.Current.CancellationToken);
        Assert.Contains(answer.Gaps, g => g.Contains("no logs at all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LinesWithoutAGradeAreFoundByTheWord()
    {
        var store = new ListLogStore(Line(Auth, 5, "error: kex_exchange_identification"), Line(Auth, 4, "session opened"));
        var answer = await Asking.Of(store).AskAsync(Ask("errors"), TestContext.Current.CancellationToken);
        Assert.Equal(1, answer.Rows);
        Assert.Contains(answer.Understood, u => u.Contains("no line is graded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenIncidentsAreListed()
    {
        var answer = await AskAsync("what is open?");
        Assert.Equal("inc-open", Assert.Single(answer.Incidents).Id.Value);
        Assert.StartsWith("One incident: inc-open", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolvedIncidentsAreListedWhenAskedFor() =>
        Assert.Equal(2, (await AskAsync("list resolved incidents")).Rows);

    private static Task<Answer> AskAsync(string text) => Asking.Of(
        new ListLogStore(Lines),
        new ListIncidentStore(AnIncident("inc-open", IncidentStatus.Triggered), AnIncident("inc-done", IncidentStatus.Resolved))).AskAsync(Ask(text), TestContext.Current.CancellationToken);

    private static Question Ask(string text) => new(text, Some.Noon, null, TimeZoneInfo.Utc);

    private static LogEvent Line(StreamKey stream, int minutesAgo, string message, LogSeverity severity = LogSeverity.Unknown) =>
        Some.LogEvent(message, Some.Noon.AddMinutes(-minutesAgo), stream: stream) with { Severity = severity, Resource = new(stream.Stream) };

    private static Incident AnIncident(string id, IncidentStatus status) => new()
    {
        Id = new(id), Title = "Export stopped", Severity = Severity.High, Status = status, Kind = "expected-activity-ceased", Account = "1", Region = "r",
        StartedAt = Some.Noon.AddDays(-1), OpenedAt = Some.Noon.AddHours(-1), LastSeen = Some.Noon,
    };
}
