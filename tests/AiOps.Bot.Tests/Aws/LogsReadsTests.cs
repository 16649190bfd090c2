using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Wire;

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

    /// <summary>Members may stand in any order, be of another kind or be unknown; half a surrogate pair stays as it is escaped.</summary>
    [Fact]
    public async Task WhatIsOfAnotherKindCountsAsMissing()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(
            """
            {"searchedLogStreams":[{"a":[1,{}]}],"events":[7,[{}],{"message":"a\ud800","more":{"x":[]},"timestamp":"soon","ingestionTime":1.5,"logStreamName":null,"eventId":"1"},
             {"timestamp":1773489600000,"message":"b","message":"c","eventId":["2"]}],"nextToken":5}
            """));
        using var wire = Some.AwsWire(transport);

        var page = Assert.Single(await PagesAsync(wire));

        Assert.Equal([new("1", "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, @"a\ud800"), new("", "", Some.Noon, Some.Noon, "c")], page);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"events\"")]
    [InlineData("{\"events\":[")]
    [InlineData("{\"events\":[]} {}")]
    [InlineData("<html>")]
    public async Task WhatIsNoObjectIsNotReadAsAnEmptyPage(string body)
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(body));
        using var wire = Some.AwsWire(transport);
        await Assert.ThrowsAsync<AwsException>(() => PagesAsync(wire));
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

    private static async Task<List<IReadOnlyList<FilteredLogEvent>>> PagesAsync(AwsWire wire)
    {
        var pages = new List<IReadOnlyList<FilteredLogEvent>>();
        await foreach (var page in new LogsReads(wire).FilterLogEventsAsync(new LogEventQuery("/a", Some.Noon, Some.Noon.AddHours(1)), None))
        {
            pages.Add(page);
        }

        return pages;
    }
}
