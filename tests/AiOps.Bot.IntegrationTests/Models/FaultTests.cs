using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What misbehaving servers lead to, and what they cost.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private FakeOpenAi _server = null!;
    private FakeOpenAi _second = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_server, _second) = (await FakeOpenAi.StartAsync(), await FakeOpenAi.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _second.DisposeAsync();
    }

    private static Task<ChatResponse> AskAsync(IChatClient model, bool streamed, ModelCall? call = null) => streamed
        ? model.GetStreamingResponseAsync([new(ChatRole.User, "why?")], (call ?? new(null)).On(null), Ct).ToChatResponseAsync(Ct)
        : model.GetResponseAsync([new(ChatRole.User, "why?")], (call ?? new(null)).On(null), Ct);

    [Theory]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 3, true)]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 3, false)]
    [InlineData(ModelFault.Broken, ModelFailure.Unavailable, 3, true)]
    [InlineData(ModelFault.Broken, ModelFailure.Unavailable, 3, false)]
    [InlineData(ModelFault.Garbage, ModelFailure.Unreadable, 1, true)]
    [InlineData(ModelFault.Garbage, ModelFailure.Unreadable, 1, false)]
    [InlineData(ModelFault.Slow, ModelFailure.TimedOut, 3, true)]
    [InlineData(ModelFault.Slow, ModelFailure.TimedOut, 3, false)]
    [InlineData(ModelFault.Reset, ModelFailure.Unavailable, 3, false)]
    public async Task AServerThatFailsIsAskedSoOftenAndSaysWhy(ModelFault fault, ModelFailure failure, int requests, bool streamed)
    {
        _server.Script.Fault = fault;

        // Only a slow server is to run into it: the other faults are told at once, but not on a busy machine within a fraction of a second.
        await using var models = Pipelines.Of(_server, ("Chat:0:Timeout", fault == ModelFault.Slow ? "00:00:00.300" : "00:00:30"));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, streamed));
        Assert.Equal((failure, requests), (failed.Failure, _server.Script.Count));
        Assert.DoesNotContain("sk-leaked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStreamThatBreaksAfterItsFirstPieceIsNotBegunAnew()
    {
        _server.Script.Answer = _ => new(new string('a', 2_000));
        _server.Script.Fault = ModelFault.Reset;
        await using var models = Pipelines.Of(_server);
        var call = new ModelCall(new("inc-1"));
        var seen = "";
        var failed = await Assert.ThrowsAsync<ModelFailedException>(async () =>
        {
            await foreach (var update in models.Chat.GetStreamingResponseAsync([new(ChatRole.User, "why?")], call.On(null), Ct))
            {
                seen += update.Text;
            }
        });
        Assert.Equal((ModelFailure.Unavailable, 1, 400), (failed.Failure, _server.Script.Count, seen.Length));
        Assert.True(call.Spend is { Estimated: true, OutputTokens: > 100 });
    }

    [Theory]
    [InlineData(ModelFault.Throttled, true)]
    [InlineData(ModelFault.Throttled, false)]
    [InlineData(ModelFault.Broken, true)]
    [InlineData(ModelFault.Garbage, true)]
    [InlineData(ModelFault.Garbage, false)]
    [InlineData(ModelFault.Slow, true)]
    public async Task TheNextModelAnswersWhereTheFirstFails(ModelFault fault, bool streamed)
    {
        _server.Script.Fault = fault;
        _second.Script.Answer = _ => new("the second says why");
        await using var models = Pipelines.Of([.. Pipelines.OpenAi(0, _server), .. Pipelines.OpenAi(1, _second), ("Chat:0:Timeout", "00:00:00.300"), ("Chat:0:MaxRetries", "0")]);
        var call = new ModelCall(new("inc-1"));
        Assert.Equal("the second says why", (await AskAsync(models.Chat, streamed, call)).Text);
        Assert.Equal("small-1", call.Spend.Model);
    }

    [Fact]
    public async Task AModelThatFailedRestsAndTheNextQuestionGoesToTheOtherAtOnce()
    {
        _server.Script.Fault = ModelFault.Broken;
        await using var models = Pipelines.Of([.. Pipelines.OpenAi(0, _server), .. Pipelines.OpenAi(1, _second), ("Chat:0:MaxRetries", "0"), ("Cache:Entries", "0")]);
        await AskAsync(models.Chat, streamed: false);
        await AskAsync(models.Chat, streamed: true);
        Assert.Equal((1, 2), (_server.Script.Count, _second.Script.Count));
    }

    [Fact]
    public async Task OneThrottledRequestIsRepeatedAndCostsNothing()
    {
        _server.Script.Next.Enqueue(ModelFault.Throttled);
        await using var models = Pipelines.Of(_server);
        var call = new ModelCall(new("inc-1"));
        Assert.Equal("ready", (await AskAsync(models.Chat, streamed: true, call)).Text);
        Assert.Equal((2, 120L), (call.Spend.Steps, call.Spend.Tokens));
    }

    [Fact]
    public async Task AServerThatWantsALongPauseIsNotWaitedFor()
    {
        (_server.Script.Fault, _server.Script.RetryAfter) = (ModelFault.Throttled, TimeSpan.FromMinutes(5));
        await using var models = Pipelines.Of(_server);
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, streamed: false));
        Assert.Equal((TimeSpan.FromMinutes(5), 1), (failed.RetryAfter, _server.Script.Count));
    }

    [Fact]
    public async Task AStormOfRefusalsEndsWithTheIncidentsSteps()
    {
        _server.Script.Fault = ModelFault.Throttled;
        await using var models = Pipelines.Of(_server, ("Budget:PerIncident:Steps", "5"));
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, streamed: false, new(new("inc-1"))));
        }

        Assert.Equal(5, _server.Script.Count);
    }

    [Fact]
    public async Task AnEndlessAnswerIsCutOff()
    {
        _server.Script.Answer = _ => new(new string('x', 400));
        _server.Script.Fault = ModelFault.Endless;
        await using var models = Pipelines.Of(_server, ("Chat:0:MaxOutputTokens", "500"));
        var call = new ModelCall(new("inc-1"));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, streamed: true, call));
        Assert.Equal(ModelFailure.Unreadable, failed.Failure);
        Assert.InRange(call.Spend.OutputTokens, 500, 2_500);
    }

    [Fact]
    public async Task AnAnswerOfMegabytesIsNotReadToItsEnd()
    {
        _server.Script.Answer = _ => new(new string('x', 20_000_000));
        await using var models = Pipelines.Of(_server);
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, streamed: false));
        Assert.NotEqual(ModelFailure.OverBudget, failed.Failure);
    }

    [Fact]
    public async Task NoModelOfTheChainIsSentASecret()
    {
        const string Secret = "hunter2hunter2";
        _server.Script.Fault = ModelFault.Broken;
        await using var models = Pipelines.Of([.. Pipelines.OpenAi(0, _server), .. Pipelines.OpenAi(1, _second), ("Chat:0:MaxRetries", "1")]);
        List<ChatMessage> history =
        [
            new(ChatRole.System, $"password={Secret}"),
            new(ChatRole.User, $"connecting with password={Secret}"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "read_logs", new Dictionary<string, object?> { ["password"] = Secret })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", new { line = $"password={Secret}" })]),
        ];
        var options = new ModelCall(new("inc-1")).On(new() { Instructions = $"password: {Secret}" });
        await models.Chat.GetResponseAsync(history, options, Ct);
        await models.Chat.GetStreamingResponseAsync([.. history, new(ChatRole.User, "and now?")], options, Ct).ToChatResponseAsync(Ct);
        Assert.True(_server.Bodies.Count >= 2 && _second.Bodies.Count == 2);
        Assert.All(_server.Bodies.Concat(_second.Bodies), b => Assert.DoesNotContain(Secret, b.ToJsonString(), StringComparison.Ordinal));
        Assert.All(_server.Bodies.Concat(_second.Bodies), b => Assert.Contains("[secret:password:1]", b.ToJsonString(), StringComparison.Ordinal));
        Assert.Empty(_server.Script.Violations.Concat(_second.Script.Violations));
    }
}
