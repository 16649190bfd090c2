using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Replies that wait to be sent, in the database.</summary>
internal sealed class SqlChatOutbox(IDatabase database) : IChatOutbox
{
    public Task AddAsync(OutgoingReply reply, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => ReplyRows.InsertAsync(session, reply), cancellationToken);

    public Task<IReadOnlyList<OutgoingReply>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutgoingReply>>(async session =>
        {
            var rows = await session.QueryAsync<ReplyRow>(
                """
                select not_before_ms as NotBefore, attempts as Attempts, document as Document from chat_reply
                where not_before_ms <= @Now order by created_ms, id limit @Limit
                """,
                new { Now = Milliseconds.Of(now), Limit = Math.Max(limit, 0) });
            return [.. rows.Select(r => r.ToReply())];
        }, cancellationToken);

    public Task PutOffAsync(string id, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, session => session.ExecuteAsync(
            "update chat_reply set attempts = attempts + 1, not_before_ms = @NotBefore where id = @Id",
            new { Id = StorableText.Of(id), NotBefore = Milliseconds.Of(notBefore) }), cancellationToken);

    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, session => session.ExecuteAsync("delete from chat_reply where id = @Id", new { Id = StorableText.Of(id) }), cancellationToken);
}
