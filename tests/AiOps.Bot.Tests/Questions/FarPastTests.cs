using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests.Investigations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Questions;

public sealed class FarPastTests
{
    private static readonly LogEvent Old = Some.LogEvent("ERROR payment refused long ago", Some.Noon.AddDays(-60), stream: new("cloudwatch", "/aws/lambda/checkout", "s"));

    private sealed class Archive(long bytes, string? gap = null) : IFarLogs
    {
        public LogQuery? Asked { get; private set; }

        public Task<FarLogsEstimate> EstimateAsync(LogQuery query, CancellationToken cancellationToken) => Task.FromResult(new FarLogsEstimate(bytes, gap is null ? 1 : 0, gap));

        public Task<FarLogsPage> QueryAsync(LogQuery query, CancellationToken cancellationToken)
        {
            Asked = query;
            return Task.FromResult(new FarLogsPage([Old], 1, 2_000_000, "fields @message"));
        }
    }

    private static Task<Answer> AskAsync(string text, IFarLogs far, bool confirmed = false)
    {
        var logs = new ListLogStore(QuestionWorld.Lines);
        var incidents = new ListIncidentStore();
        var memory = new MemoryIncidents(Some.Incident());
        var parser = Asking.Parser;
        var run = new RunQuery(new(logs, new DigitMasks(), parser, far), new(incidents), new(logs, incidents, memory, parser), new(incidents, memory));
        return new AnswerQuestion(logs, run, new NoChoice(), Options.Create(new QuestionOptions()), far)
            .AskAsync(new(text, Some.Noon, null, TimeZoneInfo.Utc) { Confirmed = confirmed }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhatTheStoreHasForgottenIsReadWhereItWasWritten()
    {
        var far = new Archive(10_000_000);
        var answer = await AskAsync("payment errors of checkout in the last 90 days", far);
        Assert.Equal(3, answer.Rows);
        Assert.Contains(answer.Lines, l => l.Timestamp == Old.Timestamp);
        Assert.Contains(answer.Gaps, g => g.Contains("1 of the lines are older than what is stored", StringComparison.Ordinal) && g.Contains("(2.0 MB scanned): fields @message", StringComparison.Ordinal));
        Assert.Equal(Some.Noon.AddDays(-90), far.Asked!.Window.From);
        Assert.Equal(["payment"], far.Asked.Words);
        Assert.Equal(["checkout"], far.Asked.Groups);
        Assert.Equal(Some.Noon.AddMinutes(-60 * 30), far.Asked.Window.To);
    }

    [Fact]
    public async Task WhatCostsMuchIsAskedForFirst()
    {
        var far = new Archive(40_000_000_000);
        var preview = await AskAsync("payment errors in the last 90 days", far);
        Assert.Equal((40_000_000_000, 0L), (preview.Preview!.Bytes, preview.Rows));
        Assert.Contains("40.0 GB", preview.Summary, StringComparison.Ordinal);
        Assert.Null(far.Asked);
        Assert.Null((await AskAsync("payment errors in the last 90 days", far, confirmed: true)).Preview);
        Assert.NotNull(far.Asked);
    }

    [Fact]
    public async Task AMissingPermissionIsSaid()
    {
        var answer = await AskAsync("payment errors in the last 90 days", new Archive(0, "the permission logs:DescribeLogGroups is missing"));
        Assert.Contains(answer.Gaps, g => g.Contains("logs:DescribeLogGroups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsStoredNeedsNoFarPast()
    {
        var far = new Archive(1);
        await AskAsync("errors in the last hour", far);
        Assert.Null(far.Asked);
    }
}
