using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Tools, calls and their results in OpenAI's form. Pure.</summary>
internal static class OpenAiTools
{
    public static ChatTool Tool(AIFunctionDeclaration tool) =>
        ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText()));

    public static ChatToolCall Call(FunctionCallContent call) =>
        ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>())));

    public static FunctionCallContent Call(string id, string name, string arguments) =>
        FunctionCallContent.CreateFromParsedArguments(arguments, id, name, text => JsonSerializer.Deserialize<Dictionary<string, object?>>(text.Length == 0 ? "{}" : text));

    public static string ResultText(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        var other => JsonSerializer.Serialize(other),
    };
}
