using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// What may be told of in a conversation. Where all routes to it name accounts, whoever reads along there is told of those accounts' incidents only; elsewhere, and
/// where the bot is spoken to alone, of all. Pure.
/// </summary>
internal sealed class ChatScope
{
    private readonly HashSet<string>? _accounts;

    private ChatScope(HashSet<string>? accounts) => _accounts = accounts;

    public static ChatScope Of(ConversationRef conversation, ChatOptions options)
    {
        var routes = options.Routes.Where(r => ChatRoute.ConversationOf(r.Conversation) is { } to && to.Platform == conversation.Platform && to.Id == conversation.Id).ToList();
        return new(routes.Count > 0 && routes.All(r => r.Accounts.Count > 0) ? [.. routes.SelectMany(r => r.Accounts)] : null);
    }

    /// <summary>Null = of all.</summary>
    public IReadOnlyCollection<string>? Accounts => _accounts;

    public bool Covers(Incident incident) => _accounts is null || _accounts.Contains(incident.Account);
}
