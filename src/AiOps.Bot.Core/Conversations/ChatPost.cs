namespace AiOps.Bot.Core.Conversations;

/// <summary>The one living message of an incident in one conversation.</summary>
public sealed record ChatPost
{
    public required IncidentId Incident { get; init; }

    public required ConversationRef Conversation { get; init; }

    /// <summary>The platform's id of the message; null before it was posted.</summary>
    public string? Message { get; init; }

    /// <summary>The hashes of the card that people see there (see <c>ShownCard</c>); null before it was posted.</summary>
    public string? Shown { get; init; }

    /// <summary>The severity that people see there.</summary>
    public Severity ShownSeverity { get; init; }

    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>When the message was posted; null before it was.</summary>
    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>How often the incident had come back when the message was posted: a later recurrence may get a message of its own.</summary>
    public int PostedRecurrences { get; init; }

    /// <summary>Set before the first posting is tried and cleared with its result: after a crash in between, the adapter looks for the message before it posts again.</summary>
    public DateTimeOffset? PostingSince { get; init; }

    /// <summary>True where the incident opened and closed before it could be posted, and a summary told of it.</summary>
    public bool Summarised { get; init; }

    /// <summary>Failed attempts in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Not to be tried before.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>Why it is given up (conversation deleted, bot removed); null while it lives.</summary>
    public string? GivenUp { get; init; }

    /// <summary>Grows with every stored change; a writer with an old one is refused.</summary>
    public long Version { get; init; }
}
