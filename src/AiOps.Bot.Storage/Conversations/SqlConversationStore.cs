using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>
/// Conversation references in the database, one for each conversation, whatever the thread. A delivery is not acknowledged before its reference is stored, so those
/// that come at the same moment share one commit and go before other writes.
/// </summary>
internal sealed class SqlConversationStore(IDatabase database) : IConversationStore
{
    private readonly GroupCommit<SeenConversation, bool> _seeing = new((seen, cancellationToken) => UpsertAsync(database, seen, cancellationToken));

    public Task SaveAsync(ConversationRef conversation, string reference, DateTimeOffset seenAt, CancellationToken cancellationToken) => _seeing.AddAsync(
        new(StorableText.Of(conversation.Platform), StorableText.Of(conversation.Id), StorableText.Of(conversation.Tenant), StorableText.Of(reference), Milliseconds.Of(seenAt)),
        cancellationToken);

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

    private static async Task<bool[]> UpsertAsync(IDatabase database, IReadOnlyList<SeenConversation> seen, CancellationToken cancellationToken)
    {
        await database.TryWriteUrgentlyAsync(Durability.Power, async session =>
        {
            // By key, so that two processes that save the same ones never wait for each other in a circle.
            foreach (var one in seen.OrderBy(s => s.Platform, StringComparer.Ordinal).ThenBy(s => s.Conversation, StringComparer.Ordinal))
            {
                await session.ExecuteAsync(Upsert, one);
            }

            return true;
        }, cancellationToken);
        return new bool[seen.Count];
    }

    private const string Upsert =
        """
        insert into chat_conversation (platform, conversation, tenant, reference, seen_ms) values (@Platform, @Conversation, @Tenant, @Reference, @Seen)
        on conflict (platform, conversation) do update set tenant = @Tenant, reference = @Reference, seen_ms = @Seen where chat_conversation.seen_ms <= @Seen
        """;
}
