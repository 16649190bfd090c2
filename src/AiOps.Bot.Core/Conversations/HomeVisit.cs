namespace AiOps.Bot.Core.Conversations;

/// <summary>The user looks at the bot's own page on the platform.</summary>
public sealed record HomeVisit : ChatIntent;
