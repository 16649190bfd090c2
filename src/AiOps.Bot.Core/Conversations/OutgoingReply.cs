namespace AiOps.Bot.Core.Conversations;

/// <summary>A reply that waits to be sent. Sent at least once; the platform's adapter makes a second sending harmless where the platform lets it.</summary>
public sealed record OutgoingReply
{
    /// <summary>Made from the request's id: the same reply is stored once.</summary>
    public required string Id { get; init; }

    public required ConversationRef Conversation { get; init; }

    /// <summary>Who asked; null for what nobody asked for (a summary, an escalation), which everybody in the conversation sees.</summary>
    public required ChatUser? To { get; init; }

    public required ReplyVisibility Visibility { get; init; }

    public required ChatReply Reply { get; init; }

    /// <summary>The request's message: replies hang on it where the platform has threads.</summary>
    public string? Message { get; init; }

    /// <summary>See <see cref="ChatRequest.Handle"/>.</summary>
    public string Handle { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this nobody waits for it any more, and it is dropped.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NotBefore { get; init; }
}
