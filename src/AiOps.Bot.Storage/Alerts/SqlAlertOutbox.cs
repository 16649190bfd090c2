using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Alerts;

/// <summary>Outgoing alerts in the database. Waiting ones are never pruned.</summary>
internal sealed class SqlAlertOutbox(IDatabase database) : IAlertOutbox
{
    public Task AddAsync(IReadOnlyList<OutgoingAlert> alerts, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, async session =>
        {
            var sequence = alerts.Count == 0 ? 0 : await Sequences.TakeAsync(session, Sequences.AlertOutbox, alerts.Count);
            foreach (var alert in alerts)
            {
                await session.ExecuteAsync(
                    "insert into alert_outbox (id, sequence, added_ms, state, body) values (@Id, @Sequence, @Added, @Waiting, @Body) on conflict (id) do nothing",
                    new { Id = StorableText.Of(alert.Id), Sequence = sequence++, Added = Milliseconds.Of(at), OutboxStates.Waiting, Body = alert.Body.ToArray() });
            }

            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<OutgoingAlert>> WaitingAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutgoingAlert>>(async session =>
        {
            var rows = await session.QueryAsync<OutgoingAlertRow>(
                "select id as Id, body as Body from alert_outbox where state = @Waiting order by sequence limit @Limit", new { OutboxStates.Waiting, Limit = Math.Max(limit, 0) });
            return [.. rows.Select(r => new OutgoingAlert(r.Id, r.Body))];
        }, cancellationToken);

    public Task<long> CountWaitingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.SingleAsync<long>("select count(*) from alert_outbox where state = @Waiting", new { OutboxStates.Waiting }), cancellationToken);

    public Task DeliveredAsync(string id, CancellationToken cancellationToken) => MoveAsync(id, OutboxStates.Delivered, null, cancellationToken);

    public Task RefusedAsync(string id, string reason, CancellationToken cancellationToken) => MoveAsync(id, OutboxStates.Refused, StorableText.Of(reason), cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => session.ExecuteAsync(
            "delete from alert_outbox where id in (select id from alert_outbox where state <> @Waiting and added_ms < @Before limit @Batch)",
            new { OutboxStates.Waiting, Before = Milliseconds.Of(before), Batch = DatabaseExtensions.PruneBatch }), cancellationToken);

    private Task<int> MoveAsync(string id, string state, string? reason, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
            "update alert_outbox set state = @State, reason = @Reason where id = @Id and state = @Waiting",
            new { Id = StorableText.Of(id), State = state, Reason = reason, OutboxStates.Waiting }), cancellationToken);
}
