using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Turns the events of one ConverseStream answer into updates. Keeps the tool call that is being written; one instance an answer.</summary>
/// <param name="answerTool">The tool whose input is the answer; null where the answer is text.</param>
internal sealed class ConverseEvents(string model, string? answerTool)
{
    /// <summary>More than any call needs; a model that writes on is not listened to.</summary>
    private const int LongestInput = 256 * 1024;

    private readonly StringBuilder _input = new();
    private (string Id, string Name)? _call;
    private bool _called;

    /// <summary>True after the event that ends an answer: without it, the answer broke off.</summary>
    public bool IsOver { get; private set; }

    /// <exception cref="ModelFailedException">The event is an exception of the service.</exception>
    /// <exception cref="JsonException">The payload is no JSON.</exception>
    public ChatResponseUpdate? Read(EventMessage message)
    {
        if (message.Kind != "event")
        {
            throw BedrockFailure.InStream(message.Name);
        }

        using var document = JsonDocument.Parse(message.Payload);
        var payload = document.RootElement;
        return message.Name switch
        {
            "contentBlockStart" => Start(payload),
            "contentBlockDelta" => Delta(payload),
            "contentBlockStop" => Stop(),
            "messageStop" => End(payload.TextOrEmpty("stopReason")),
            "metadata" => payload.Member("usage") is { } usage ? Update(new UsageContent(ConverseAnswer.Usage(usage))) : null,
            _ => null,
        };
    }

    private ChatResponseUpdate? Start(JsonElement payload)
    {
        if (payload.Member("start")?.Member("toolUse") is { } use)
        {
            _call = (use.TextOrEmpty("toolUseId"), use.TextOrEmpty("name"));
            _input.Clear();
        }

        return null;
    }

    private ChatResponseUpdate? Delta(JsonElement payload)
    {
        var delta = payload.Member("delta");
        if (delta?.Text("text") is { } text)
        {
            return Update(new TextContent(text));
        }

        if (delta?.Member("reasoningContent")?.Text("text") is { } reasoning)
        {
            return Update(new TextReasoningContent(reasoning));
        }

        return delta?.Member("toolUse")?.Text("input") is { } input ? Written(input) : null;
    }

    private ChatResponseUpdate? Written(string input)
    {
        if (answerTool is not null && _call?.Name == answerTool)
        {
            return Update(new TextContent(input));
        }

        return _input.Append(input).Length <= LongestInput ? null : throw new ModelFailedException(ModelFailure.Unreadable, "the model writes a tool's input without end");
    }

    private ChatResponseUpdate? Stop()
    {
        var call = _call;
        _call = null;
        if (call is not { } written || written.Name == answerTool)
        {
            return null;
        }

        _called = true;
        return Update(ConverseAnswer.Call(written.Id, written.Name, _input.ToString()));
    }

    private ChatResponseUpdate End(string stopReason)
    {
        IsOver = true;
        var update = Update([.. ConverseAnswer.Intervention(stopReason)]);
        update.FinishReason = ConverseAnswer.Reason(stopReason, _called);
        return update;
    }

    private ChatResponseUpdate Update(params AIContent[] contents) => new(ChatRole.Assistant, contents) { ModelId = model };
}
