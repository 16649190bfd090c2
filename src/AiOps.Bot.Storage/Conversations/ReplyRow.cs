using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>A row of chat_reply as it is read.</summary>
internal sealed class ReplyRow
{
    public long NotBefore { get; init; }

    public int Attempts { get; init; }

    public string Document { get; init; } = "";

    public OutgoingReply ToReply() => DocumentJson.Read<OutgoingReply>(Document) with { Attempts = Attempts, NotBefore = Milliseconds.ToTime(NotBefore) };
}
