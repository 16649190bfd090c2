using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Conversation references in the database, one for each conversation, whatever the thread.</summary>
internal sealed class SqlConversationStore(IDatabase database) : IConversationStore
{
    public Task SaveAsync(ConversationRef conversation, string reference, DateTimeOffset seenAt, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
            """
            insert into chat_conversation (platform, conversation, tenant, reference, seen_ms) values (@Platform, @Conversation, @Tenant, @Reference, @Seen)
            on conflict (platform, conversation) do update set tenant = @Tenant, reference = @Reference, seen_ms = @Seen where chat_conversation.seen_ms <= @Seen
            """,
            new
            {
                Platform = StorableText.Of(conversation.Platform),
                Conversation = StorableText.Of(conversation.Id),
                Tenant = StorableText.Of(conversation.Tenant),
                Reference = StorableText.Of(reference),
                Seen = Milliseconds.Of(seenAt),
            }), cancellationToken);

    public Task<string?> FindAsync(string platform, string conversation, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<string>(
            "select reference from chat_conversation where platform = @Platform and conversation = @Conversation",
            new { Platform = StorableText.Of(platform), Conversation = StorableText.Of(conversation) }), cancellationToken);

    public Task<IReadOnlyList<(ConversationRef Conversation, string Reference)>> ListAsync(string platform, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(ConversationRef, string)>>(async session =>
        {
            var rows = await session.QueryAsync<ConversationRow>(
                "select tenant as Tenant, conversation as Conversation, reference as Reference from chat_conversation where platform = @Platform order by seen_ms desc, conversation",
                new { Platform = StorableText.Of(platform) });
            return [.. rows.Select(r => (new ConversationRef(platform, r.Tenant, r.Conversation), r.Reference))];
        }, cancellationToken);

    public Task RemoveAsync(ConversationRef conversation, CancellationToken cancellationToken) => database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
        "delete from chat_conversation where platform = @Platform and conversation = @Conversation",
        new { Platform = StorableText.Of(conversation.Platform), Conversation = StorableText.Of(conversation.Id) }), cancellationToken);
}
