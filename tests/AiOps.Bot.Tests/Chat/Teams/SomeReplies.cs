using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Chat.Teams;

internal static class SomeReplies
{
    public static readonly ChatReply Answer = new(
        "3 lines of sshd say \"Failed password\" in the last hour",
        [
            new ReplyText("All of them come from one address.\nThe first was at 12:00, the last at 12:04."),
            new ReplyLines(["Mar 14 12:00:00 h1 sshd[5]: Failed password for root from 203.0.113.9", "Mar 14 12:04:00 h1 sshd[7]: Failed password for admin from 203.0.113.9"]),
            new ReplyFacts([new("First seen", "2026-03-14 12:00 UTC", Some.Noon), new("Service", "sshd")]),
            new ReplyLinks([new(new("inc-1"), "High: somebody guesses passwords of h1"), new(new("inc-2"), "Medium: h1 is slow")]),
            new ReplyNote("query: service=sshd words=\"failed password\" · 2026-03-14 11:05 to 12:05 UTC · 3 rows"),
        ],
        Rateable: true);

    public static ChatReply Of(string text) => new(
        text, [new ReplyText(text), new ReplyLines([text, text]), new ReplyFacts([new(text, text, Some.Noon)]), new ReplyLinks([new(new("inc-1"), text)]), new ReplyNote(text)], Rateable: true);
}
