using System.Text.Json;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Converse, ConverseStream and InvokeModel through all decorators, signed, against a strict double.</summary>
public sealed class BedrockTests : IAsyncLifetime
{
    private const string Model = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static readonly AIFunction Tool = AIFunctionFactory.Create((string group) => $"3 lines in {group}", "read_logs", "Reads the lines of a log group.");
    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""").RootElement, "form");

    private FakeBedrock _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeBedrock.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server.Script.Violations);
        await _server.DisposeAsync();
    }

    private Pipelines Models(params (string Key, string Value)[] more) => Pipelines.Of([.. Pipelines.Bedrock("Chat:0", Model, _server), ("RetrySeed", "1"), .. more]);

    private static Task<ChatResponse> AskAsync(IChatClient model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool streamed) =>
        streamed ? model.GetStreamingResponseAsync(messages, options, Ct).ToChatResponseAsync(Ct) : model.GetResponseAsync(messages, options, Ct);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerComesSignedWithItsUsage(bool streamed)
    {
        var text = string.Join(' ', Enumerable.Range(0, 400));
        _server.Script.Answer = _ => new(text);
        await using var models = Models();
        var response = await AskAsync(models.Chat, [new(ChatRole.System, "be short"), new(ChatRole.User, "hi")], new() { Temperature = 0, StopSequences = ["END"] }, streamed);
        Assert.Equal((text, 100L, 20L, ChatFinishReason.Stop), (response.Text, response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.FinishReason));
        Assert.Equal($"/model/{Model.Replace(":", "%3A", StringComparison.Ordinal)}/{(streamed ? "converse-stream" : "converse")}", _server.Paths.Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AToolIsCalledAndItsResultGoesBack(bool streamed)
    {
        _server.Script.Answer = q => q.ToolResults.Count == 0 ? new("I look.", ("read_logs", """{"group":"auth"}""")) : new($"saw: {q.ToolResults[0]}");
        await using var models = Models();
        List<ChatMessage> history = [new(ChatRole.User, "what is in auth?")];
        var options = new ChatOptions { Tools = [Tool] };
        var first = await AskAsync(models.Chat, history, options, streamed);
        var call = Assert.Single(first.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("I look.", "read_logs", ChatFinishReason.ToolCalls), (first.Text, call.Name, first.FinishReason));
        history.AddMessages(first);
        history.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, await Tool.InvokeAsync(new(call.Arguments), Ct))]));
        Assert.Equal("saw: 3 lines in auth", (await AskAsync(models.Chat, history, options, streamed)).Text);
    }

    [Theory]
    [InlineData("Auto", true)]
    [InlineData("Auto", false)]
    [InlineData("Schema", true)]
    [InlineData("Instruction", false)]
    public async Task AFormIsHeldByAToolASchemaOrWords(string form, bool streamed)
    {
        _server.Script.Answer = _ => new("""{"a":1}""");
        await using var models = Models(("Chat:0:StructuredOutput", form));
        var response = await AskAsync(models.Chat, [new(ChatRole.User, "x")], new() { ResponseFormat = Form }, streamed);
        Assert.Equal(("""{"a":1}""", ChatFinishReason.Stop), (response.Text, response.FinishReason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AGuardrailThatIntervenesIsSaid(bool streamed)
    {
        _server.Script.Fault = ModelFault.Refusal;
        await using var models = Models(("Chat:0:GuardrailId", "gr12345678"), ("Chat:0:GuardrailVersion", "1"));
        var response = await AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed);
        Assert.Equal(ChatFinishReason.ContentFilter, response.FinishReason);
        Assert.Equal("guardrail_intervened", response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().Single().ErrorCode);
        Assert.Equal("gr12345678", (string)_server.Bodies.Single()["guardrailConfig"]!["guardrailIdentifier"]!);
    }

    [Theory]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 2, true)]
    [InlineData(ModelFault.Throttled, ModelFailure.Throttled, 2, false)]
    [InlineData(ModelFault.Broken, ModelFailure.Unavailable, 2, true)]
    [InlineData(ModelFault.Garbage, ModelFailure.Unreadable, 1, true)]
    [InlineData(ModelFault.Garbage, ModelFailure.Unreadable, 1, false)]
    [InlineData(ModelFault.Slow, ModelFailure.TimedOut, 2, false)]
    [InlineData(ModelFault.Reset, ModelFailure.Unavailable, 1, true)]
    [InlineData(ModelFault.Endless, ModelFailure.Unreadable, 1, true)]
    public async Task FailuresAreOfTheirKindAndQuoteNothing(ModelFault fault, ModelFailure failure, int requests, bool streamed)
    {
        _server.Script.Answer = _ => new(new string('x', 1_000));
        _server.Script.Fault = fault;
        await using var models = Models(("Chat:0:MaxRetries", "1"), ("Chat:0:Timeout", fault == ModelFault.Slow ? "00:00:00.500" : "00:00:30"), ("Chat:0:MaxOutputTokens", "500"));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed));
        Assert.Equal((failure, requests), (failed.Failure, _server.Script.Count));
        Assert.DoesNotContain("sk-leaked", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCredentialsAreDeniedAndNotRepeated()
    {
        await using var models = Models(("Chat:0:SecretAccessKey", "another"));
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(models.Chat, [new(ChatRole.User, "x")], null, streamed: true));
        Assert.Equal((ModelFailure.Denied, 1), (failed.Failure, _server.Paths.Count));
        Assert.Equal("signature: Mismatch", Assert.Single(_server.Script.Violations));
        _server.Script.Violations.Clear();
    }

    [Fact]
    public async Task TitanMakesVectorsOneByOne()
    {
        await using var models = Models([.. Pipelines.Bedrock("Embeddings", "amazon.titan-embed-text-v2:0", _server), ("Embeddings:Dimensions", "256")]);
        var made = await models.Embeddings.GenerateAsync(Enumerable.Range(0, 10).Select(i => $"line {i}"), cancellationToken: Ct);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => OpenAiVectors.Of($"line {i}", 256)), made.Select(m => m.Vector.ToArray()));
        Assert.Equal((70L, 10), (made.Usage!.InputTokenCount, _server.Bodies.Count));
    }

    [Fact]
    public async Task AVectorWithANumberThatIsNoneIsRefused()
    {
        _server.Script.Fault = ModelFault.NaN;
        await using var models = Models([.. Pipelines.Bedrock("Embeddings", "amazon.titan-embed-text-v2:0", _server)]);
        Assert.Equal(ModelFailure.Unreadable, (await Assert.ThrowsAsync<ModelFailedException>(() => models.Embeddings.GenerateAsync(["x"], cancellationToken: Ct))).Failure);
    }
}
