using AiOps.Bot.Aws.Operations.Logs;

namespace AiOps.Bot.Tests.Aws;

public sealed class LogsReadsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task EventsAreReadPageByPageUntilThereIsNoToken()
    {
        using var transport = ScriptedTransport.InTurn(
            () => ScriptedTransport.Ok("""{"events":[{"eventId":"1","logStreamName":"i-0aa11bb22cc33dd44","timestamp":1773489600000,"ingestionTime":1773489601000,"message":"hello"}],"nextToken":"t1"}"""),
            () => ScriptedTransport.Ok("""{"events":[],"nextToken":"t2"}"""),
            () => ScriptedTransport.Ok("""{"events":[{"eventId":"2","logStreamName":"s","timestamp":1773489600001,"message":"world"}],"searchedLogStreams":[]}"""));
        using var wire = Some.AwsWire(transport);
        var events = new List<FilteredLogEvent>();

        await foreach (var page in new LogsReads(wire).FilterLogEventsAsync(new LogEventQuery("/a", Some.Noon, Some.Noon.AddHours(1)), None))
        {
            events.AddRange(page);
        }

        Assert.Equal(["1", "2"], events.Select(e => e.EventId));
        Assert.Equal(new FilteredLogEvent("1", "i-0aa11bb22cc33dd44", Some.Noon, Some.Noon.AddSeconds(1), "hello"), events[0]);
        Assert.Equal([null, "t1", "t2"], transport.Sent.Select(s => s.Json.TryGetProperty("nextToken", out var t) ? t.GetString() : null));
        Assert.Equal("""{"logGroupName":"/a","startTime":1773489600000,"endTime":1773493200000,"limit":10000}""", transport.Sent[0].Body);
        Assert.Equal("Logs_20140328.FilterLogEvents", transport.Sent[0].Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", transport.Sent[0].Headers["Content-Type"]);
    }

    [Fact]
    public async Task GroupsAreFoundByPrefix()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok("""{"logGroups":[{"logGroupName":"/ec2/auth","arn":"a","storedBytes":5,"retentionInDays":30},{"arn":"nameless"}]}"""));
        using var wire = Some.AwsWire(transport);
        var groups = new List<LogGroup>();

        await foreach (var page in new LogsReads(wire).DescribeLogGroupsAsync("/ec2/", None))
        {
            groups.AddRange(page);
        }

        Assert.Equal([new LogGroup("/ec2/auth", "a", 5, 30)], groups);
        Assert.Equal("""{"logGroupNamePrefix":"/ec2/","limit":50}""", transport.Sent[0].Body);
    }
}
