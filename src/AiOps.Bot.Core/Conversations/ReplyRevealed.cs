namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// The value of a placeholder, for one person alone. The value itself is not in it: it is put in on the way out, if then the reply is private to this person and they
/// still may see it. So it is in no store and in no log.
/// </summary>
/// <param name="Person">The id of whoever it is for.</param>
public sealed record ReplyRevealed(string Placeholder, string Person) : ReplyPart;
