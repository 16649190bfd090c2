using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Living messages in the database. Every message that an incident ever had stays known, so that its thread leads to the incident.</summary>
internal sealed class SqlChatPostStore(IDatabase database) : IChatPostStore
{
    public Task<ChatPost?> GetAsync(IncidentId incident, ConversationRef conversation, CancellationToken cancellationToken) => database.ReadAsync(
        async session => One(await session.QueryAsync<string>($"select document from chat_post where {Key}", KeyOf(incident, conversation))), cancellationToken);

    public Task<IReadOnlyList<ChatPost>> ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChatPost>>(async session =>
        {
            var documents = await session.QueryAsync<string>(
                "select document from chat_post where incident_id = @Value order by platform, tenant, conversation, thread", new { incident.Value });
            return [.. documents.Select(DocumentJson.Read<ChatPost>)];
        }, cancellationToken);

    public Task<ChatPost?> FindAsync(string platform, string conversation, string message, CancellationToken cancellationToken) => database.ReadAsync(
        async session => One(await session.QueryAsync<string>(
            """
            select p.document from chat_message m
            join chat_post p on p.incident_id = m.incident_id and p.platform = m.platform and p.tenant = m.tenant and p.conversation = m.conversation and p.thread = m.thread
            where m.platform = @Platform and m.conversation = @Conversation and m.message = @Message
            """,
            new { Platform = StorableText.Of(platform), Conversation = StorableText.Of(conversation), Message = StorableText.Of(message) })), cancellationToken);

    public Task<bool> SaveAsync(ChatPost post, CancellationToken cancellationToken) => database.TryWriteAsync(Durability.Power, async session =>
    {
        var row = new PostRow(post);
        return await session.ExecuteAsync(post.Version == 0 ? Insert : Update, row) == 1
            && (post.Message is null || await session.ExecuteAsync(InsertMessage, row) <= 1);
    }, cancellationToken);

    private static ChatPost? One(IReadOnlyList<string> documents) => documents is [var document, ..] ? DocumentJson.Read<ChatPost>(document) : null;

    private static PostRow KeyOf(IncidentId incident, ConversationRef conversation) => new(new() { Incident = incident, Conversation = conversation });

    private const string Key = "incident_id = @Incident and platform = @Platform and tenant = @Tenant and conversation = @Conversation and thread = @Thread";

    private const string Insert = """
        insert into chat_post (incident_id, platform, tenant, conversation, thread, version, document)
        values (@Incident, @Platform, @Tenant, @Conversation, @Thread, @Next, @Document) on conflict do nothing
        """;

    private const string Update = $"update chat_post set version = @Next, document = @Document where {Key} and version = @Version";

    private const string InsertMessage = """
        insert into chat_message (platform, conversation, message, incident_id, tenant, thread)
        values (@Platform, @Conversation, @Message, @Incident, @Tenant, @Thread) on conflict do nothing
        """;
}
