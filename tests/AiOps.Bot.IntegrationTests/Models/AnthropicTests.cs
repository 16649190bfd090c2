using System.Text.Json;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Anthropic's messages by its own package, through all decorators.</summary>
public sealed class AnthropicTests : IAsyncLifetime
{
    private static readonly AIFunction Tool = AIFunctionFactory.Create((string group) => $"3 lines in {group}", "read_logs", "Reads the lines of a log group.");
    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""").RootElement, "form");

    private FakeAnthropic _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeAnthropic.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Pipelines Models(params (string Key, string Value)[] more) => Pipelines.Of(
        [("Chat:0:Provider", "anthropic"), ("Chat:0:Model", "claude"), ("Chat:0:ApiKey", "k-1"), ("Chat:0:Endpoint", _server.Endpoint.ToString()), ("Chat:0:MaxRetries", "1"), .. more]);

    private static Task<ChatResponse> AskAsync(IChatClient model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool streamed) =>
        streamed ? model.GetStreamingResponseAsync(messages, options, Ct).ToChatResponseAsync(Ct) : model.GetResponseAsync(messages, options, Ct);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerComesWithItsUsage(bool streamed)
    {
        _server.Script.Answer = _ => new(new string('a', 900));
        await using var models = Models();
        var call = new ModelCall(new("inc-1"));
        var response = await AskAsync(models.Chat, [new(ChatRole.System, "be short"), new(ChatRole.User, "hi")], call.On(new() { MaxOutputTokens = 400 }), streamed);
        Assert.Equal((new string('a', 900), ChatFinishReason.Stop, 100L, 20L), (response.Text, response.FinishReason, call.Spend.InputTokens, call.Spend.OutputTokens));
        Assert.Equal((400, "Bearer k-1"), ((int)_server.Bodies.Single()["max_tokens"]!, _server.Keys.Single()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AToolIsCalledAndItsResultGoesBack(bool streamed)
    {
        _server.Script.Answer = q => q.ToolResults.Count == 0 ? new("", ("read_logs", """{"group":"auth"}""")) : new($"saw: {q.ToolResults[0]}");
        await using var models = Models();
        List<ChatMessage> history = [new(ChatRole.User, "what is in auth?")];
        var options = new ChatOptions { Tools = [Tool] };
        var first = await AskAsync(models.Chat, history, options, streamed);
        var call = Assert.Single(first.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("read_logs", "auth"), (call.Name, call.Arguments!["group"]!.ToString()));
        history.AddMessages(first);
        history.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, await Tool.InvokeAsync(new(call.Arguments), Ct))]));
        Assert.Equal("saw: 3 lines in auth", (await AskAsync(models.Chat, history, options, streamed)).Text);
    }

    [Theory]
    [InlineData("Auto", true)]
    [InlineData("Instruction", false)]
    public async Task AFormIsASchemaOrWords(string form, bool isSchema)
    {
        await using var models = Models(("Chat:0:StructuredOutput", form));
        await AskAsync(models.Chat, [new(ChatRole.User, "x")], new() { ResponseFormat = Form }, streamed: true);
        Assert.Equal(isSchema, _server.Bodies.Single()["output_config"]?["format"]?["schema"] is not null);
        Assert.Equal(!isSchema, _server.Script.Questions.Single().System.Contains("JSON schema", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 2, true)]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 2, false)]
    [InlineData(ModelFault.Broken, ModelFailure.Unavailable, 2, false)]
    [InlineData(ModelFault.Garbage, ModelFailure.Unreadable, 1, false)]
    [InlineData(ModelFault.Reset, ModelFailure.Unavailable, 1, true)]
    [InlineData(ModelFault.Truncated, ModelFailure.Unavailable, 1, true)]
    [InlineData(ModelFault.Slow, ModelFailure.TimedOut, 2, true)]
    public async Task FailuresAreOfTheirKindAndQuoteNothing(ModelFault fault, ModelFailure failure, int requests, bool streamed)
    {
        _server.Script.Fault = fault;
        await using var models = Models(("Chat:0:Timeout", fault == ModelFault.Slow ? "00:00:00.500" : "00:00:30"));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed));
        Assert.Equal((failure, requests), (failed.Failure, _server.Script.Count));
        Assert.DoesNotContain("sk-leaked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheServerAsksToWaitIsKnown()
    {
        (_server.Script.Fault, _server.Script.RetryAfter) = (ModelFault.Throttled, TimeSpan.FromMinutes(2));
        await using var models = Models();
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed: false));
        Assert.Equal((TimeSpan.FromMinutes(2), 1), (failed.RetryAfter, _server.Script.Count));
    }
}
