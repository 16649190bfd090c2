using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Aws;

public sealed class CloudWatchLogSourceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task TheFirstReadGoesBackAsFarAsConfigured()
    {
        var group = new FakeLogGroup(2) { Events = { Event("old", -30), Event("a", -20), Event("b", -1), Event("c", 0) } };

        var (events, position) = await ReadAsync(group, null, Some.Noon, TimeSpan.FromDays(25));

        Assert.Equal(["a", "b", "c"], events.Select(e => e.EventId));
        Assert.Equal(Some.Noon, CloudWatchPosition.Read(position)!.Last);
    }

    [Fact]
    public async Task WhatWasReadIsNotGivenAgain()
    {
        var group = new FakeLogGroup(10) { Events = { Event("a", -1), Event("b", 0) } };
        var (_, position) = await ReadAsync(group, null, Some.Noon);

        var (again, _) = await ReadAsync(group, position, Some.Noon.AddMinutes(1));

        Assert.Empty(again);
    }

    [Fact]
    public async Task AnEventThatComesLateWithinTheOverlapIsRead()
    {
        var group = new FakeLogGroup(10) { Events = { Event("a", 0) } };
        var (_, position) = await ReadAsync(group, null, Some.Noon);
        group.Events.Add(new FilteredLogEvent("late", "s", Some.Noon.AddMinutes(-4), Some.Noon.AddMinutes(1), "late"));

        var (events, _) = await ReadAsync(group, position, Some.Noon.AddMinutes(2));

        Assert.Equal(["late"], events.Select(e => e.EventId));
    }

    [Fact]
    public async Task AnEventFromTheFutureSkipsNothing()
    {
        var group = new FakeLogGroup(10) { Events = { Event("a", 0) } };
        group.Events.Add(new FilteredLogEvent("ahead", "s", Some.Noon.AddHours(2), Some.Noon, "clock runs ahead"));
        var (_, position) = await ReadAsync(group, null, Some.Noon.AddHours(3));
        group.Events.Add(Event("b", 0) with { Timestamp = Some.Noon.AddHours(1.98) });

        var (events, _) = await ReadAsync(group, position, Some.Noon.AddHours(3));

        Assert.Contains("b", events.Select(e => e.EventId));
    }

    [Fact]
    public async Task APositionInsideABacklogNeverCoversWhatWasNotReadToTheEnd()
    {
        var group = new FakeLogGroup(1) { Events = { Event("a", 0), Event("b", 0), Event("c", 0) } };
        using var transport = group.Transport();
        using var wire = Some.AwsWire(transport);
        var source = Source(wire, Some.Noon, TimeSpan.FromHours(1));
        string? position = null;
        await foreach (var batch in source.ReadAsync(null, None))
        {
            position = batch.Position;
            break;
        }

        var (rest, _) = await ReadAsync(group, position, Some.Noon, TimeSpan.FromHours(1));

        Assert.Equal(["a", "b", "c"], rest.Select(e => e.EventId));
    }

    [Fact]
    public async Task StreamsNamedAfterInstancesGiveTheResource()
    {
        var group = new FakeLogGroup(10) { Events = { Event("a", 0) with { Stream = Some.AwsInstance }, Event("b", 0) with { Stream = "2026/03/14/[$LATEST]abc" } } };

        var (events, _) = await ReadAsync(group, null, Some.Noon);

        Assert.Equal([Some.AwsInstance, "/ec2/x"], events.OrderBy(e => e.EventId).Select(e => e.Resource.Value));
        Assert.Equal(new StreamKey("cloudwatch", "/ec2/x", Some.AwsInstance), events.Single(e => e.EventId == "a").Stream);
        Assert.All(events, e => Assert.Equal(LogSeverity.Error, e.Severity));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{\"Last\":-5}")]
    [InlineData("[]")]
    [InlineData("{\"Last\":9999999999999999}")]
    public void ADamagedPositionMeansReadingFromTheStart(string position) => Assert.Null(CloudWatchPosition.Read(position));

    [Fact]
    public async Task AQuietGroupIsPolledWithOneCall()
    {
        var group = new FakeLogGroup(10) { Events = { Event("a", -60) } };
        using var transport = group.Transport();
        using var wire = Some.AwsWire(transport);
        var source = Source(wire, Some.Noon, TimeSpan.FromDays(100));
        string? position = null;
        await foreach (var batch in source.ReadAsync(null, None))
        {
            position = batch.Position;
        }

        transport.Sent.Clear();
        await foreach (var _ in source.ReadAsync(position, None))
        {
        }

        Assert.Single(transport.Sent);
    }

    [Fact]
    public void NothingIsLostHoweverReadsAndLateArrivalsInterleave() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll<int[], PositiveInt>((minutes, size) =>
    {
        var group = new FakeLogGroup((size.Get % 5) + 1);
        var got = new HashSet<string>();
        string? position = null;
        var now = Some.Noon;
        for (var step = 0; step < minutes.Length; step++)
        {
            now = now.AddMinutes(Math.Abs(minutes[step] % 7) / 2.0);
            var lateness = Math.Abs(minutes[step] % 5);
            group.Events.Add(new FilteredLogEvent($"e{step}", "s", now.AddMinutes(-lateness), now, "m"));
            if (minutes[step] % 3 == 0)
            {
                position = Pump(group, position, now, got);
            }
        }

        Pump(group, position, now, got);
        return got.SetEquals(group.Events.Select(e => e.EventId));
    }));

    private static string? Pump(FakeLogGroup group, string? position, DateTimeOffset now, HashSet<string> got)
    {
        var (events, next) = ReadAsync(group, position, now).GetAwaiter().GetResult();
        got.UnionWith(events.Select(e => e.EventId));
        return next;
    }

    private static FilteredLogEvent Event(string id, int daysFromNoon) => new(id, "s", Some.Noon.AddDays(daysFromNoon), Some.Noon, "ERROR " + id);

    private static CloudWatchLogSource Source(AiOps.Bot.Aws.Wire.AwsWire wire, DateTimeOffset now, TimeSpan lookBack) =>
        new("/ec2/x", new LogsReads(wire), new ErrorParser(), new CloudWatchReading(lookBack, TimeSpan.FromMinutes(5)), new StandingTime(now));

    private static async Task<(List<LogEvent> Events, string? Position)> ReadAsync(FakeLogGroup group, string? position, DateTimeOffset now, TimeSpan? lookBack = null)
    {
        using var transport = group.Transport();
        using var wire = Some.AwsWire(transport);
        var events = new List<LogEvent>();
        await foreach (var batch in Source(wire, now, lookBack ?? TimeSpan.FromDays(2)).ReadAsync(position, None))
        {
            events.AddRange(batch.Events);
            position = batch.Position;
        }

        return (events, position);
    }

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class ErrorParser : ILogParser
    {
        public ParsedLog Parse(string line, DateTimeOffset reference) => new() { Format = LogFormat.Plain, Content = line, Severity = LogSeverity.Error };
    }
}
