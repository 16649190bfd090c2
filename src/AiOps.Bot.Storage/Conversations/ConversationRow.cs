namespace AiOps.Bot.Storage.Conversations;

/// <summary>A row of chat_conversation as it is read.</summary>
internal sealed class ConversationRow
{
    public string Tenant { get; init; } = "";

    public string Conversation { get; init; } = "";

    public string Reference { get; init; } = "";
}
