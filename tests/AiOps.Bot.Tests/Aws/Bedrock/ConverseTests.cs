using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Bedrock;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Aws.Bedrock;

/// <summary>Converse's messages and events, without a network.</summary>
public sealed class ConverseTests
{
    private static readonly AIFunction Tool = AIFunctionFactory.Create((string group) => group, "read_logs", "Reads lines.");
    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""").RootElement, "form");

    private static BedrockModel Model(StructuredOutput form = StructuredOutput.Auto) => BedrockModel.Of(new() { Model = "m", StructuredOutput = form });

    private static JsonObject Spell(ChatOptions options, StructuredOutput form, params ChatMessage[] messages) => ConverseRequest.Spell(messages, options, Model(form));

    [Fact]
    public void RolesTakeTurnsAndBeginWithAUser()
    {
        var spelt = Spell(
            new() { Tools = [Tool] },
            StructuredOutput.Auto,
            new(ChatRole.Assistant, "hello, I come first"),
            new(ChatRole.System, "be short"),
            new(ChatRole.User, "a"),
            new(ChatRole.User, "b"),
            new(ChatRole.Assistant, [new TextContent(" "), new FunctionCallContent("c1", "read_logs", new Dictionary<string, object?> { ["group"] = "auth" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "")]),
            new(ChatRole.User, "go on"));
        Assert.Equal(["user", "assistant", "user"], spelt["messages"]!.AsArray().Select(m => (string)m!["role"]!));
        Assert.Equal("""[{"text":"a"},{"text":"b"}]""", spelt["messages"]![0]!["content"]!.ToJsonString());
        Assert.Equal("""[{"toolUse":{"toolUseId":"c1","name":"read_logs","input":{"group":"auth"}}}]""", spelt["messages"]![1]!["content"]!.ToJsonString());
        Assert.Equal("""{"toolUseId":"c1","content":[{"text":"(nothing)"}],"status":"success"}""", spelt["messages"]![2]!["content"]![0]!["toolResult"]!.ToJsonString());
        Assert.Equal("""[{"text":"be short"}]""", spelt["system"]!.ToJsonString());
    }

    [Fact]
    public void CallsThatWereMadeAreTextWhereNoToolsAreOffered()
    {
        var spelt = Spell(
            new(), StructuredOutput.Auto, new(ChatRole.User, "a"),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "read_logs", new Dictionary<string, object?> { ["group"] = "auth" })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "3 lines")]));
        Assert.Null(spelt["toolConfig"]);
        Assert.Equal(["[called read_logs {\"group\":\"auth\"}]", "[result: 3 lines]"], spelt["messages"]!.AsArray().Skip(1).Select(m => (string)m!["content"]![0]!["text"]!));
    }

    [Theory]
    [InlineData(StructuredOutput.Auto, "tool", """{"tool":{"name":"answer"}}""")]
    [InlineData(StructuredOutput.Schema, "output", null)]
    [InlineData(StructuredOutput.Instruction, "words", null)]
    public void AFormIsAskedForInTheWayThatIsConfigured(StructuredOutput form, string place, string? choice)
    {
        var spelt = Spell(new() { ResponseFormat = Form }, form, new ChatMessage(ChatRole.User, "a"));
        Assert.Equal(choice, spelt["toolConfig"]?["toolChoice"]?.ToJsonString());
        Assert.Equal(place == "output", spelt["outputConfig"]?["textFormat"]?["structure"]?["jsonSchema"]?["schema"] is not null);
        Assert.Equal(place == "words", spelt["system"]?.ToJsonString().Contains("JSON schema", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void AmongOtherToolsTheAnswerIsOneOfThem()
    {
        var other = AIFunctionFactory.Create((string x) => x, "answer");
        var spelt = Spell(new() { ResponseFormat = Form, Tools = [Tool, other] }, StructuredOutput.Tool, new ChatMessage(ChatRole.User, "a"));
        Assert.Equal(["read_logs", "answer", "final_answer"], spelt["toolConfig"]!["tools"]!.AsArray().Select(t => (string)t!["toolSpec"]!["name"]!));
        Assert.Equal("""{"any":{}}""", spelt["toolConfig"]!["toolChoice"]!.ToJsonString());
    }

    [Fact]
    public async Task ARecordedStreamIsReadToItsEnd()
    {
        var response = await ReadAsync("converse-stream", new ConverseEvents("m", null));
        var call = response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Single();
        Assert.Equal(("CPU on web-1 is high", "get_metric", "CPUUtilization"), (response.Text.TrimEnd('.'), call.Name, call.Arguments!["metric"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.True(response.Usage is { InputTokenCount: > 0, OutputTokenCount: > 0 });
    }

    [Fact]
    public async Task TheInputOfTheAnswersToolIsTheText()
    {
        var response = await ReadAsync("converse-stream", new ConverseEvents("m", "get_metric"));
        Assert.EndsWith("""{"metric":"CPUUtilization"}""", response.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task AnExceptionInTheStreamIsAFailureOfItsKind()
    {
        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => ReadAsync("converse-stream-throttled", new ConverseEvents("m", null)));
        Assert.Equal((ModelFailure.Throttled, "Bedrock broke the answer off with ThrottlingException"), (failed.Failure, failed.Message));
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("guardrail_intervened", "content_filter")]
    [InlineData("malformed_tool_use", "malformed_tool_use")]
    public void ReasonsToStopAreOurs(string theirs, string ours) => Assert.Equal(ours, ConverseAnswer.Reason(theirs, calls: false).Value);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"output":7,"usage":{"inputTokens":"many"},"stopReason":[]}""")]
    [InlineData("""{"output":{"message":{"content":[7,{"toolUse":{"input":"x"}},{"text":null}]}}}""")]
    public void AnswersOfAnotherFormDoNotThrow(string body)
    {
        using var document = JsonDocument.Parse(body);
        Assert.NotNull(ConverseAnswer.Read(document.RootElement, "m", null));
    }

    private static async Task<ChatResponse> ReadAsync(string fixture, ConverseEvents events)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var message in EventStream.ReadAsync(new MemoryStream(EventStreamTests.Bytes(EventStreamTests.Load(fixture))), TestContext.Current.CancellationToken))
        {
            updates.AddRange(events.Read(message) is { } update ? [update] : []);
        }

        Assert.True(events.IsOver);
        return updates.ToChatResponse();
    }
}
