using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class FilterLogEventsTests
{
    private const string Group = "/test/group";
    private readonly SandboxWorld _world = Some.World(new SandboxOptions { HistoryDays = 1 });

    [Fact]
    public void LinesOfSeveralStreamsComeInOrderOfTime()
    {
        Write("b", 2, "second");
        Write("a", 1, "first");
        Write("a", 3, "third");

        Assert.Equal(["first", "second", "third"], Messages(new { logGroupName = Group }));
    }

    [Fact]
    public void PagesTogetherAreEverythingOnce()
    {
        for (var i = 0; i < 250; i++)
        {
            Write(i % 3 == 0 ? "a" : "b", i / 7, $"line {i}");
        }

        var (seen, token) = (new List<string>(), (string?)null);
        do
        {
            var page = Some.Answer(_world, "logs", "FilterLogEvents", new { logGroupName = Group, limit = 40, nextToken = token });
            seen.AddRange(page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("eventId").GetString()!));
            token = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(250, seen.Distinct().Count());
        Assert.Equal(250, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public void AScanThatFindsNothingForLongGivesAnEmptyPageWithANextOne()
    {
        for (var i = 0; i < 30_000; i++)
        {
            Write("a", i, "nothing");
        }

        Write("a", 30_000, "needle");
        var first = Some.Answer(_world, "logs", "FilterLogEvents", new { logGroupName = Group, filterPattern = "needle" });
        var second = Some.Answer(_world, "logs", "FilterLogEvents", new { logGroupName = Group, filterPattern = "needle", nextToken = first.GetProperty("nextToken").GetString() });

        Assert.Empty(first.GetProperty("events").EnumerateArray());
        Assert.Single(second.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public void APageHasAtMostOneMebibyte()
    {
        for (var i = 0; i < 30; i++)
        {
            Write("a", i, new string('x', 100_000));
        }

        var page = Some.Answer(_world, "logs", "FilterLogEvents", new { logGroupName = Group });

        Assert.Equal(10, page.GetProperty("events").GetArrayLength());
        Assert.True(page.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public void BothEndsOfTheWindowAreInIt()
    {
        Write("a", 1, "before");
        Write("a", 2, "from");
        Write("a", 3, "to");
        Write("a", 4, "after");

        Assert.Equal(["from", "to"], Messages(new { logGroupName = Group, startTime = Milliseconds(2), endTime = Milliseconds(3) }));
    }

    [Theory]
    [InlineData("ERROR", "an ERROR here", true)]
    [InlineData("ERROR", "an error here", false)]
    [InlineData("ERROR here", "an ERROR there", true)]
    [InlineData("ERROR where", "an ERROR there", false)]
    [InlineData("\"10.20.1.15\"", "from 10.20.1.15", true)]
    [InlineData("\"a \\\"b\\\"\"", "say a \"b\" now", true)]
    [InlineData("?ERROR ?WARN", "a WARN", true)]
    [InlineData("?ERROR ?WARN", "an INFO", false)]
    [InlineData("ERROR -Exiting", "ERROR Exiting", false)]
    [InlineData("ERROR -Exiting", "ERROR going on", true)]
    [InlineData("", "anything", true)]
    public void PatternsMatchAsDocumented(string pattern, string line, bool matches)
    {
        Write("a", 1, line);

        Assert.Equal(matches ? 1 : 0, Messages(new { logGroupName = Group, filterPattern = pattern }).Count);
    }

    [Theory]
    [InlineData("{ $.a = 1 }")]
    [InlineData("10.20.1.15")]
    [InlineData("\"open")]
    [InlineData("\"\"")]
    [InlineData("?")]
    public void PatternsThatTheServiceWouldRefuseAreRefused(string pattern)
    {
        Write("a", 1, "line");

        Assert.Equal("InvalidParameterException", ErrorOf(new { logGroupName = Group, filterPattern = pattern }));
    }

    [Fact]
    public void WhatIsNotThereIsNotFound()
    {
        Write("a", 1, "line");

        Assert.Equal("ResourceNotFoundException", ErrorOf(new { logGroupName = "/no/such" }));
        Assert.Equal("ResourceNotFoundException", ErrorOf(new { logGroupName = Group, logStreamNames = new[] { "nope" } }));
    }

    [Theory]
    [InlineData("bm9uc2Vuc2U=")]
    [InlineData("!!!")]
    public void AForeignTokenIsRefused(string token)
    {
        Write("a", 1, "line");

        Assert.Equal("InvalidParameterException", ErrorOf(new { logGroupName = Group, nextToken = token }));
    }

    private string ErrorOf(object input) => Assert.Throws<AwsErrorException>(() => Some.Run(_world, "logs", "FilterLogEvents", input)).Code;

    private List<string> Messages(object input)
        => [.. Some.Answer(_world, "logs", "FilterLogEvents", input).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("message").GetString()!)];

    private void Write(string stream, int second, string message) => _world.Logs.Append(Group, stream, Some.Noon.AddSeconds(second), message);

    private static long Milliseconds(int second) => Some.Noon.AddSeconds(second).ToUnixTimeMilliseconds();
}
