using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>
/// Which way of holding a model to a form the server takes. It begins with the strictest, goes down a step where the server refuses, and remembers what it took:
/// few servers but OpenAI's know every way.
/// </summary>
internal sealed class OpenAiForm(StructuredOutput configured)
{
    private volatile int _current = (int)(configured == StructuredOutput.Auto ? StructuredOutput.Schema : configured);

    /// <summary>The way to try first.</summary>
    public StructuredOutput Current => (StructuredOutput)_current;

    /// <summary>The way to try after a refusal; null where there is none, or where the request asked for no form.</summary>
    public StructuredOutput? After(StructuredOutput refused, ChatOptions? options) => (options?.ResponseFormat, refused) switch
    {
        _ when configured != StructuredOutput.Auto => null,
        (ChatResponseFormatJson, StructuredOutput.Schema) => StructuredOutput.Json,
        (ChatResponseFormatJson, StructuredOutput.Json) => StructuredOutput.Instruction,
        _ => null,
    };

    public void Took(StructuredOutput way) => _current = (int)way;

    /// <summary>The form in words, for servers that do not enforce it; null where none is needed.</summary>
    public static string? InWords(StructuredOutput way, ChatOptions? options) => options?.ResponseFormat switch
    {
        ChatResponseFormatJson { Schema: { } schema } when way is StructuredOutput.Json or StructuredOutput.Instruction =>
            $"Answer with one JSON object and nothing else, no code fence, that is valid by this JSON schema: {schema.GetRawText()}",
        ChatResponseFormatJson when way == StructuredOutput.Instruction => "Answer with one JSON object and nothing else, no code fence.",
        _ => null,
    };
}
