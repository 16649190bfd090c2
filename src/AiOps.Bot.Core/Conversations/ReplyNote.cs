namespace AiOps.Bot.Core.Conversations;

/// <summary>Small print: the query, the window, the row count, what is missing.</summary>
public sealed record ReplyNote(string Text) : ReplyPart;
