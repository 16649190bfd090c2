using System.Collections.Immutable;
using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>An activity as Teams delivers it, read but not interpreted. All of it was written by Teams or by a user.</summary>
internal sealed record TeamsActivity
{
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>The invoke's name; empty for others.</summary>
    public required string Name { get; init; }

    public required string Text { get; init; }

    public required TeamsAccount From { get; init; }

    /// <summary>The bot.</summary>
    public required TeamsAccount Recipient { get; init; }

    public required TeamsConversation Conversation { get; init; }

    /// <summary>The tenant of whoever did it; empty where it is not said.</summary>
    public required string Tenant { get; init; }

    public required string? ReplyToId { get; init; }

    /// <summary>IANA name; null where it is not said.</summary>
    public required string? TimeZone { get; init; }

    /// <summary><c>add</c> or <c>remove</c> of an installation.</summary>
    public required string Action { get; init; }

    /// <summary>Teams' own name of what happened to a team or channel.</summary>
    public required string EventType { get; init; }

    public required ImmutableArray<TeamsMention> Mentions { get; init; }

    public required ImmutableArray<string> MembersAdded { get; init; }

    public required ImmutableArray<string> MembersRemoved { get; init; }

    public required JsonElement? Value { get; init; }
}
