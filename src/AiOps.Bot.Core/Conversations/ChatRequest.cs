namespace AiOps.Bot.Core.Conversations;

/// <summary>One verified delivery of a chat platform in our own words. It is stored before it is acknowledged, and worked on after.</summary>
public sealed record ChatRequest
{
    /// <summary>Made from the platform's own id of the delivery (event id, envelope id, trigger id, activity id): a second delivery has the same one.</summary>
    public required string Id { get; init; }

    public required ChatUser User { get; init; }

    /// <summary>Where it was said or clicked; an answer goes there and nowhere else.</summary>
    public required ConversationRef Conversation { get; init; }

    /// <summary>The platform's id of the message that was clicked or written; null where there is none (slash command, home).</summary>
    public string? Message { get; init; }

    public required ChatIntent Intent { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the platform needs to answer (response URL, service URL): the adapter's own text, opaque to everybody else. May be a capability: never logged.</summary>
    public string Handle { get; init; } = "";
}
