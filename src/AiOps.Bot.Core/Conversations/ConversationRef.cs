namespace AiOps.Bot.Core.Conversations;

/// <summary>A room, channel or direct chat on a chat platform, and where it matters the thread in it.</summary>
/// <param name="Platform"><c>slack</c> or <c>teams</c>.</param>
/// <param name="Tenant">The workspace or tenant that owns it.</param>
/// <param name="Id">The platform's own id.</param>
/// <param name="Thread">The platform's id of the message that the thread hangs on; null for the conversation itself.</param>
public sealed record ConversationRef(string Platform, string Tenant, string Id, string? Thread = null);
