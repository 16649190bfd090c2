namespace AiOps.Bot.Storage.Conversations;

/// <summary>A conversation's reference as it is to be stored.</summary>
/// <param name="Seen">In milliseconds since 1970; an older one never replaces a newer one.</param>
internal sealed record SeenConversation(string Platform, string Conversation, string Tenant, string Reference, long Seen);
