using System.Text.Json;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class InsightsTests
{
    private const string Group = "/test/group";
    private readonly SandboxWorld _world = Some.World(new SandboxOptions { HistoryDays = 1 });

    public InsightsTests()
    {
        foreach (var (i, line) in new[] { "ERROR one", "info two", "Error three \"quoted\"" }.Index())
        {
            _world.Logs.Append(Group, i == 1 ? "b" : "a", Some.Noon.AddSeconds(i), line);
        }
    }

    private string Start(string query, int limit = 100) => Some.Answer(_world, "logs", "StartQuery", new
    {
        logGroupNames = new[] { Group }, startTime = Some.Noon.ToUnixTimeSeconds(), endTime = Some.Noon.AddHours(1).ToUnixTimeSeconds(), queryString = query, limit,
    }).GetProperty("queryId").GetString()!;

    private JsonElement Results(string id) => Some.Answer(_world, "logs", "GetQueryResults", new { queryId = id });

    private string[] Messages(string query, int limit = 100)
    {
        var id = Start(query, limit);
        Assert.Equal("Running", Results(id).GetProperty("status").GetString());
        var done = Results(id);
        Assert.Equal("Complete", done.GetProperty("status").GetString());
        return [.. done.GetProperty("results").EnumerateArray().Select(r => r.EnumerateArray().First(f => f.GetProperty("field").GetString() == "@message").GetProperty("value").GetString()!)];
    }

    [Theory]
    [InlineData("fields @message | filter strcontains(tolower(@message), \"error\") = 1 | sort @timestamp asc | limit 10", "ERROR one,Error three \"quoted\"")]
    [InlineData("fields @message | filter strcontains(@message, \"error\") = 1", "")]
    [InlineData("filter @logStream = \"b\" or strcontains(@message, \"\\\"quoted\\\"\") = 1 | sort @timestamp desc", "Error three \"quoted\",info two")]
    [InlineData("filter not (strcontains(tolower(@message), \"error\") = 1 and @logStream = \"a\")", "info two")]
    [InlineData("fields @message | sort @timestamp desc | limit 1", "Error three \"quoted\"")]
    public void AQueryFindsWhatItSays(string query, string found) => Assert.Equal(found, string.Join(',', Messages(query)));

    [Theory]
    [InlineData("fields @message | stats count(*)")]
    [InlineData("filter @message like /.*/")]
    [InlineData("filter strcontains(@message, \"a\") = 1 or")]
    public void WhatTheAccountDoesNotUnderstandIsRefused(string query) =>
        Assert.Equal("MalformedQueryException", Assert.ThrowsAny<AwsErrorException>(() => Start(query)).Code);

    [Fact]
    public void AStoppedQueryIsCancelled()
    {
        var id = Start("fields @message");
        Some.Answer(_world, "logs", "StopQuery", new { queryId = id });
        Assert.Equal("Cancelled", Results(id).GetProperty("status").GetString());
    }
}
