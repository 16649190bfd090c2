using System.Text.Json;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>OpenAI's protocol through all decorators, against a strict server and against limited ones.</summary>
public sealed class OpenAiChatTests : IAsyncLifetime
{
    private static readonly ChatOptions Form = new()
    {
        ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""").RootElement, "form"),
        MaxOutputTokens = 50,
    };

    private static readonly AIFunction Tool = AIFunctionFactory.Create((string group) => $"3 lines in {group}", "read_logs", "Reads the lines of a log group.");

    private FakeOpenAi _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeOpenAi.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Script.Violations);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task AWholeAnswerComesWithItsUsage()
    {
        _server.Script.Answer = _ => new("hello");
        await using var models = Pipelines.Of(_server);
        var response = await models.Chat.GetResponseAsync([new(ChatRole.System, "be short"), new(ChatRole.User, "hi")], cancellationToken: Ct);
        Assert.Equal(("hello", 120L), (response.Text, response.Usage!.TotalTokenCount));
        Assert.Equal(("small-0", "Bearer k-1"), ((string)_server.Bodies.Single()["model"]!, _server.Heads.Single().Headers["Authorization"]));
        Assert.Equal(["system", "user"], _server.Bodies.Single()["messages"]!.AsArray().Select(m => (string)m!["role"]!));
    }

    [Fact]
    public async Task AStreamedAnswerIsTheSameTextWithItsUsage()
    {
        var text = string.Join(' ', Enumerable.Range(0, 500));
        _server.Script.Answer = _ => new(text);
        await using var models = Pipelines.Of(_server);
        var response = await models.Chat.GetStreamingResponseAsync([new(ChatRole.User, "count")], cancellationToken: Ct).ToChatResponseAsync(Ct);
        Assert.Equal((text, 20L, ChatFinishReason.Stop), (response.Text, response.Usage!.OutputTokenCount, response.FinishReason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AToolIsCalledAndItsResultGoesBack(bool streamed)
    {
        _server.Script.Answer = q => q.ToolResults.Count == 0 ? new("", ("read_logs", """{"group":"auth"}""")) : new($"saw: {q.ToolResults[0]}");
        await using var models = Pipelines.Of(_server);
        List<ChatMessage> history = [new(ChatRole.User, "what is in auth?")];
        var options = new ChatOptions { Tools = [Tool] };
        var first = await AskAsync(models.Chat, history, options, streamed);
        var call = Assert.Single(first.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("read_logs", "auth", ChatFinishReason.ToolCalls), (call.Name, call.Arguments!["group"]!.ToString(), first.FinishReason));
        history.AddMessages(first);
        history.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, await Tool.InvokeAsync(new(call.Arguments), Ct))]));
        Assert.Equal("saw: 3 lines in auth", (await AskAsync(models.Chat, history, options, streamed)).Text);
    }

    [Fact]
    public async Task AStreamWithoutAFinishReasonLosesNoCall()
    {
        _server.Quirks = new() { NoFinishReason = true };
        _server.Script.Answer = _ => new("", ("read_logs", """{"group":"auth"}"""));
        await using var models = Pipelines.Of(_server);
        var response = await AskAsync(models.Chat, [new(ChatRole.User, "x")], new() { Tools = [Tool] }, streamed: true);
        Assert.Equal("read_logs", Assert.Single(response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>()).Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFormIsASchemaThatStrictServersTake(bool streamed)
    {
        await using var models = Pipelines.Of(_server);
        await AskAsync(models.Chat, [new(ChatRole.User, "x")], Form, streamed);
        var format = _server.Bodies.Single()["response_format"]!;
        Assert.Equal(("json_schema", true, false), ((string)format["type"]!, (bool)format["json_schema"]!["strict"]!, (bool)format["json_schema"]!["schema"]!["additionalProperties"]!));
        Assert.Equal("""["a"]""", format["json_schema"]!["schema"]!["required"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true, false, "json_object")]
    [InlineData(false, false, "json_object")]
    [InlineData(true, true, null)]
    [InlineData(false, true, null)]
    public async Task AServerWithoutSchemasIsToldTheFormInWordsAndAskedOnlyOnceTheStricterWay(bool streamed, bool noFormats, string? format)
    {
        _server.Quirks = new() { NoSchemas = true, NoFormats = noFormats };
        await using var models = Pipelines.Of(_server);
        await AskAsync(models.Chat, [new(ChatRole.User, "x")], Form, streamed);
        var tries = _server.Bodies.Count;
        await AskAsync(models.Chat, [new(ChatRole.User, "y")], Form, streamed);
        Assert.Equal(tries + 1, _server.Bodies.Count);
        Assert.Equal(format, (string?)_server.Bodies[^1]["response_format"]?["type"]);
        Assert.Contains("valid by this JSON schema: {\"type\":\"object\"", _server.Script.Questions.Last().System, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatIsAtFaultItselfIsRefusedAtOnce()
    {
        _server.Quirks = new() { NoTools = true };
        await using var models = Pipelines.Of(_server);
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => models.Chat.GetResponseAsync([new(ChatRole.User, "x")], new() { Tools = [Tool] }, Ct));
        Assert.Equal((ModelFailure.Refused, 1), (failed.Failure, _server.Bodies.Count));
    }

    [Fact]
    public async Task ServersOfOnesOwnAreToldTheLengthByBothNames()
    {
        await using var models = Pipelines.Of(_server);
        await models.Chat.GetResponseAsync([new(ChatRole.User, "x")], new() { MaxOutputTokens = 77 }, Ct);
        Assert.Equal((77, 77), ((int)_server.Bodies[0]["max_tokens"]!, (int)_server.Bodies[0]["max_completion_tokens"]!));
    }

    [Fact]
    public async Task AnAnswerIsBoundedWhereTheCallerDidNotBoundIt()
    {
        await using var models = Pipelines.Of(_server, ("Chat:0:MaxOutputTokens", "300"));
        await models.Chat.GetResponseAsync([new(ChatRole.User, "x")], cancellationToken: Ct);
        Assert.Equal(300, (int)_server.Bodies[0]["max_completion_tokens"]!);
    }

    [Fact]
    public async Task AzureIsSpokenToAsItWantsIt()
    {
        _server.Quirks = new() { NoOldNames = true };
        _server.Script.Answer = _ => new("from azure");
        await using var models = Pipelines.Of(_server, ("Chat:0:Endpoint", _server.Root.ToString()), ("Chat:0:Model", "gpt-deployment"), ("Chat:0:ApiVersion", "2024-10-21"));
        Assert.Equal("from azure", (await models.Chat.GetResponseAsync([new(ChatRole.User, "x")], cancellationToken: Ct)).Text);
        var (path, query, headers) = _server.Heads.Single();
        Assert.Equal(("/openai/deployments/gpt-deployment/chat/completions", "?api-version=2024-10-21", "k-1"), (path, query, headers["api-key"]));
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task AServerThatDoesNotCountIsCountedByItsText()
    {
        _server.Quirks = new() { NoUsage = true };
        _server.Script.Answer = _ => new(new string('x', 300));
        await using var models = Pipelines.Of(_server);
        var call = new ModelCall(new("inc-1"));
        var response = await AskAsync(models.Chat, [new(ChatRole.User, new string('y', 600))], call.On(null), streamed: true);
        Assert.Null(response.Usage);
        Assert.True(call.Spend.Estimated);
        Assert.Equal((100L, 208L), (call.Spend.OutputTokens, call.Spend.InputTokens));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARefusalOfTheModelIsNoText(bool streamed)
    {
        _server.Script.Fault = ModelFault.Refusal;
        await using var models = Pipelines.Of(_server);
        var response = await AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed);
        Assert.Equal("", response.Text);
        Assert.Equal("Refusal", response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Single().ErrorCode);
    }

    [Fact]
    public async Task ArgumentsThatAreNoJsonAreAnErrorOfTheCallAndNotOfTheRequest()
    {
        _server.Script.Fault = ModelFault.NaN;
        await using var models = Pipelines.Of(_server);
        var response = await AskAsync(models.Chat, [new(ChatRole.User, "x")], new() { Tools = [Tool] }, streamed: true);
        Assert.NotNull(response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single().Exception);
    }

    private static Task<ChatResponse> AskAsync(IChatClient model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool streamed) =>
        streamed ? model.GetStreamingResponseAsync(messages, options, Ct).ToChatResponseAsync(Ct) : model.GetResponseAsync(messages, options, Ct);
}
