namespace AiOps.Bot.Core.Conversations;

/// <summary>The platform fetches the card as this user may see it. Changes nothing.</summary>
public sealed record CardRefresh(IncidentId Incident) : ChatIntent;
