using Microsoft.Extensions.AI;
using OpenAI.Chat;
using WireFormat = OpenAI.Chat.ChatResponseFormat;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Our options in OpenAI's form. Pure.</summary>
internal static class OpenAiSettings
{
    public static ChatCompletionOptions From(ChatOptions? options)
    {
        var settings = new ChatCompletionOptions();
        if (options is null)
        {
            return settings;
        }

        settings.Temperature = options.Temperature;
        settings.TopP = options.TopP;
        settings.MaxOutputTokenCount = options.MaxOutputTokens;
        settings.ResponseFormat = Format(options.ResponseFormat);
        foreach (var stop in options.StopSequences ?? [])
        {
            settings.StopSequences.Add(stop);
        }

        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            settings.Tools.Add(OpenAiTools.Tool(tool));
        }

        return settings;
    }

    private static WireFormat? Format(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json =>
            WireFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription, jsonSchemaIsStrict: true),
        ChatResponseFormatJson => WireFormat.CreateJsonObjectFormat(),
        ChatResponseFormatText => WireFormat.CreateTextFormat(),
        _ => null,
    };
}
