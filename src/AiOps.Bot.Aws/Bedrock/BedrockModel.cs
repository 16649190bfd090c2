using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>How one model is asked.</summary>
/// <param name="Id">A model's or inference profile's id or ARN.</param>
/// <param name="Guardrail">Identifier and version; null = none.</param>
internal sealed record BedrockModel(string Id, StructuredOutput Form, (string Id, string Version)? Guardrail)
{
    private const string ToolName = "answer";

    public static BedrockModel Of(ModelSettings settings) => new(
        settings.Model,
        settings.StructuredOutput is StructuredOutput.Auto ? StructuredOutput.Tool : settings.StructuredOutput,
        settings.GuardrailId.Length > 0 ? (settings.GuardrailId, settings.GuardrailVersion) : null);

    /// <summary>The name of the tool whose parameters are the answer; null where the answer is text.</summary>
    public string? AnswerTool(ChatOptions options)
    {
        if (Form != StructuredOutput.Tool || options.ResponseFormat is not ChatResponseFormatJson { Schema: not null })
        {
            return null;
        }

        var taken = (options.Tools ?? []).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        return taken.Contains(ToolName) ? "final_" + ToolName : ToolName;
    }
}
