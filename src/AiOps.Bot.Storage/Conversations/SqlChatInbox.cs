using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Conversations;

/// <summary>Accepted chat requests in the database. Requests that come at the same moment share one commit, so that a burst of clicks waits for the disk once, not once each.</summary>
internal sealed class SqlChatInbox(IDatabase database) : IChatInbox
{
    /// <summary>A busy hour of a large company; older questions are not what anybody goes on from.</summary>
    private const int MostRead = 500;

    private readonly GroupCommit<ChatRequest, bool> _accepting = new((requests, cancellationToken) => InsertAsync(database, requests, cancellationToken));

    public Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken) => _accepting.AddAsync(request, cancellationToken);

    public Task<IReadOnlyList<ChatRequest>> PendingAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChatRequest>>(async session =>
        {
            var documents = await session.QueryAsync<string>(
                "select document from chat_request where pending = 1 order by received_ms, id limit @limit", new { limit = Math.Max(limit, 0) });
            return [.. documents.Select(DocumentJson.Read<ChatRequest>)];
        }, cancellationToken);

    public Task<IReadOnlyList<ChatRequest>> RecentAsync(ConversationRef conversation, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChatRequest>>(async session =>
        {
            var documents = await session.QueryAsync<string>(
                "select document from chat_request where pending = 0 and received_ms >= @Since order by received_ms desc limit @MostRead", new { Since = Milliseconds.Of(since), MostRead });
            return [.. documents.Select(DocumentJson.Read<ChatRequest>).Where(r => IsOf(r.Conversation, conversation)).Take(Math.Max(limit, 0)).Reverse()];
        }, cancellationToken);

    private static bool IsOf(ConversationRef one, ConversationRef other) => one.Platform == other.Platform && one.Tenant == other.Tenant && one.Id == other.Id;

    /// <summary>Survives the process; where power is lost with it, the request is pending again and leads to the same replies.</summary>
    public Task FinishAsync(string id, IReadOnlyList<OutgoingReply> replies, CancellationToken cancellationToken) =>
        database.TryWriteAsync(Durability.Process, async session =>
        {
            if (await session.ExecuteAsync("update chat_request set pending = 0 where id = @Id and pending = 1", new { Id = StorableText.Of(id) }) == 0)
            {
                return false;
            }

            foreach (var reply in replies)
            {
                await ReplyRows.InsertAsync(session, reply);
            }

            return true;
        }, cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => session.ExecuteAsync(
            "delete from chat_request where id in (select id from chat_request where pending = 0 and received_ms < @Before limit @Batch)",
            new { Before = Milliseconds.Of(before), Batch = DatabaseExtensions.PruneBatch }), cancellationToken);

    private static async Task<bool[]> InsertAsync(IDatabase database, IReadOnlyList<ChatRequest> requests, CancellationToken cancellationToken)
    {
        var isNew = new bool[requests.Count];
        var rows = requests.Select(Row).ToList();
        await database.TryWriteUrgentlyAsync(Durability.Power, async session =>
        {
            // By id, so that two processes that accept the same ones never wait for each other in a circle.
            foreach (var i in Enumerable.Range(0, requests.Count).OrderBy(i => requests[i].Id, StringComparer.Ordinal))
            {
                isNew[i] = await session.ExecuteAsync(Insert, rows[i]) == 1;
            }

            return true;
        }, cancellationToken);
        return isNew;
    }

    private static object Row(ChatRequest request) =>
        new { Id = StorableText.Of(request.Id), Received = Milliseconds.Of(request.ReceivedAt), Document = DocumentJson.Write(request) };

    private const string Insert = "insert into chat_request (id, received_ms, pending, document) values (@Id, @Received, 1, @Document) on conflict (id) do nothing";
}
