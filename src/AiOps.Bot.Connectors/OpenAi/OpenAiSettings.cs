using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using WireFormat = OpenAI.Chat.ChatResponseFormat;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Our options in OpenAI's form. Pure.</summary>
internal static class OpenAiSettings
{
    // Strict mode takes only schemas whose objects list all their members and no others.
    private static readonly AIJsonSchemaTransformOptions Strict = new() { DisallowAdditionalProperties = true, RequireAllProperties = true };

    public static ChatCompletionOptions From(ChatOptions? options, StructuredOutput way, OpenAiServer server)
    {
        var settings = new ChatCompletionOptions();
        if (options is null)
        {
            return settings;
        }

        settings.Temperature = options.Temperature;
        settings.TopP = options.TopP;
        Bound(settings, options.MaxOutputTokens, server);
        settings.ResponseFormat = Format(options.ResponseFormat, way);
        foreach (var stop in options.StopSequences ?? [])
        {
            settings.StopSequences.Add(stop);
        }

        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            settings.Tools.Add(OpenAiTools.Tool(tool));
        }

        settings.ToolChoice = settings.Tools.Count == 0 ? null : Choice(options.ToolMode);
        return settings;
    }

    private static void Bound(ChatCompletionOptions settings, int? most, OpenAiServer server)
    {
        settings.MaxOutputTokenCount = most;
        if (most is { } tokens && !server.KnowsOnlyNewNames)
        {
#pragma warning disable SCME0001 // The package has no other way to send the protocol's older name, without which many servers answer without end.
            settings.Patch.Set("$.max_tokens"u8, tokens);
#pragma warning restore SCME0001
        }
    }

    private static ChatToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        _ => null,
    };

    private static WireFormat? Format(Microsoft.Extensions.AI.ChatResponseFormat? format, StructuredOutput way) => (format, way) switch
    {
        (ChatResponseFormatJson, StructuredOutput.Instruction) => null,
        (ChatResponseFormatJson { Schema: { } schema } json, StructuredOutput.Schema) => WireFormat.CreateJsonSchemaFormat(
            json.SchemaName ?? "answer", BinaryData.FromString(AIJsonUtilities.TransformSchema(schema, Strict).GetRawText()), json.SchemaDescription, jsonSchemaIsStrict: true),
        (ChatResponseFormatJson, _) => WireFormat.CreateJsonObjectFormat(),
        _ => null,
    };
}
