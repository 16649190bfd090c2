using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Which incidents are posted to a conversation.</summary>
public sealed class ChatRoute
{
    /// <summary>The conversation as <c>platform:tenant/id</c>, for example <c>slack:T0123/C0456</c>.</summary>
    public string Conversation { get; set; } = "";

    /// <summary>The least severity that is posted.</summary>
    /// <value>Info: everything.</value>
    public Severity MinimumSeverity { get; set; } = Severity.Info;

    /// <summary>The kinds of incidents that are posted; empty = all.</summary>
    public IReadOnlyList<string> Kinds { get; set; } = [];

    /// <summary>The accounts whose incidents are posted; empty = all.</summary>
    public IReadOnlyList<string> Accounts { get; set; } = [];

    public bool Takes(Incident incident) =>
        incident.Severity >= MinimumSeverity
        && (Kinds.Count == 0 || Kinds.Contains(incident.Kind) || incident.Kinds.Any(Kinds.Contains))
        && (Accounts.Count == 0 || Accounts.Contains(incident.Account));

    /// <summary>Null where the text is not <c>platform:tenant/id</c>. The id may hold further slashes and colons.</summary>
    public static ConversationRef? ConversationOf(string text)
    {
        var (colon, slash) = (text.IndexOf(':', StringComparison.Ordinal), text.IndexOf('/', StringComparison.Ordinal));
        return colon > 0 && slash > colon + 1 && slash < text.Length - 1 ? new(text[..colon], text[(colon + 1)..slash], text[(slash + 1)..]) : null;
    }
}
