using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Writes replies inside the caller's transaction.</summary>
internal static class ReplyRows
{
    /// <summary>A reply that is there already stays as it is.</summary>
    public static Task<int> InsertAsync(SqlSession session, OutgoingReply reply) => session.ExecuteAsync(
        """
        insert into chat_reply (id, created_ms, not_before_ms, attempts, document) values (@Id, @Created, @NotBefore, @Attempts, @Document)
        on conflict (id) do nothing
        """,
        new
        {
            Id = StorableText.Of(reply.Id),
            Created = Milliseconds.Of(reply.CreatedAt),
            NotBefore = Milliseconds.Of(reply.NotBefore),
            reply.Attempts,
            Document = DocumentJson.Write(reply),
        });
}
