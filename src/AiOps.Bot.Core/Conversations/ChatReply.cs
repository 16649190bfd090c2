using System.Collections.Immutable;

namespace AiOps.Bot.Core.Conversations;

/// <summary>An answer free of any platform.</summary>
/// <param name="Summary">One line; also the notification and what a screen reader says. Never empty.</param>
/// <param name="Rateable">True for answers to questions: people may say whether they helped.</param>
public sealed record ChatReply(string Summary, ImmutableArray<ReplyPart> Parts, bool Rateable = false)
{
    public static ChatReply Of(string summary) => new(summary, []);
}
