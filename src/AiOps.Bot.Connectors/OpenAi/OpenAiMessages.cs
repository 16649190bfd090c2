using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using WireMessage = OpenAI.Chat.ChatMessage;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Our messages in OpenAI's form. Pure.</summary>
internal static class OpenAiMessages
{
    public static IEnumerable<WireMessage> From(IEnumerable<AiMessage> messages, ChatOptions? options, StructuredOutput way)
    {
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            yield return new SystemChatMessage(options.Instructions);
        }

        if (OpenAiForm.InWords(way, options) is { } form)
        {
            yield return new SystemChatMessage(form);
        }

        foreach (var message in messages)
        {
            foreach (var wire in From(message))
            {
                yield return wire;
            }
        }
    }

    private static IEnumerable<WireMessage> From(AiMessage message)
    {
        if (message.Role == ChatRole.System)
        {
            return [new SystemChatMessage(message.Text)];
        }

        if (message.Role == ChatRole.Tool)
        {
            return message.Contents.OfType<FunctionResultContent>().Select(r => new ToolChatMessage(r.CallId, OpenAiTools.ResultText(r)));
        }

        return [message.Role == ChatRole.Assistant ? Assistant(message) : new UserChatMessage(message.Text)];
    }

    private static AssistantChatMessage Assistant(AiMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().Select(OpenAiTools.Call).ToArray();
        if (calls.Length == 0)
        {
            return new(message.Text);
        }

        var wire = new AssistantChatMessage(calls);
        if (message.Text.Length > 0)
        {
            wire.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        }

        return wire;
    }
}
