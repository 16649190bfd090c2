namespace AiOps.Bot.Core.Conversations;

/// <summary>A paragraph.</summary>
public sealed record ReplyText(string Text) : ReplyPart;
