namespace AiOps.Bot.Core.Conversations;

/// <summary>Words for the bot: a mention, a direct message, a slash command, a reply in an incident's thread. Mentions of the bot itself are cut.</summary>
/// <param name="Text">Plain text; the platform's own escapes are undone, mentions of people are <c>@platform:subject</c>.</param>
/// <param name="Quoted">The message that the user pointed at ("ask about this log"); null where there is none. Hostile.</param>
public sealed record Utterance(string Text, string? Quoted = null) : ChatIntent;
