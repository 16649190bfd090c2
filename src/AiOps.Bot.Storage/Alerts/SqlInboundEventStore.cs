using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Alerts;

/// <summary>Raw payloads in the database. Pending ones are never pruned.</summary>
internal sealed class SqlInboundEventStore(IDatabase database) : IInboundEventStore
{
    public Task<bool> AcceptAsync(InboundEvent inbound, CancellationToken cancellationToken)
    {
        var row = new
        {
            Id = StorableText.Of(inbound.Id),
            Source = StorableText.Of(inbound.Source),
            Received = Milliseconds.Of(inbound.ReceivedAt),
            Body = inbound.Body.ToArray(),
            State = InboundStates.Pending,
        };
        return database.TryWriteAsync(Durability.Power, async session => await session.ExecuteAsync(
            "insert into inbound_event (id, source, received_ms, body, state) values (@Id, @Source, @Received, @Body, @State) on conflict (id) do nothing", row) > 0, cancellationToken);
    }

    public Task<IReadOnlyList<InboundEvent>> PendingAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<InboundEvent>>(async session =>
        {
            var rows = await session.QueryAsync<InboundEventRow>(
                "select id as Id, source as Source, received_ms as Received, body as Body from inbound_event where state = @State order by received_ms, id limit @Limit",
                new { State = InboundStates.Pending, Limit = Math.Max(limit, 0) });
            return [.. rows.Select(r => new InboundEvent(r.Id, r.Source, Milliseconds.ToTime(r.Received), r.Body))];
        }, cancellationToken);

    public Task RejectAsync(string id, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
            "update inbound_event set state = @Rejected, reason = @Reason where id = @Id and state = @Pending",
            new { Id = StorableText.Of(id), Reason = StorableText.Of(reason), InboundStates.Rejected, InboundStates.Pending }), cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => session.ExecuteAsync(
            "delete from inbound_event where id in (select id from inbound_event where state <> @Pending and received_ms < @Before limit @Batch)",
            new { InboundStates.Pending, Before = Milliseconds.Of(before), Batch = DatabaseExtensions.PruneBatch }), cancellationToken);
}
