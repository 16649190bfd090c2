namespace AiOps.Bot.Core.Conversations;

/// <summary>One incident with the words to show for it.</summary>
public sealed record ReplyLink(IncidentId Incident, string Text);
