using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Alerts;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>
/// Writes an incident change inside one transaction. Rows are taken in the same order by everyone (incidents, alerts, what was dealt with, the timeline last;
/// each by id), so that two writers never wait for each other in a circle.
/// </summary>
internal static class IncidentChangeWrite
{
    /// <returns>False where something of it was changed by someone else meanwhile; the caller rolls back.</returns>
    public static async Task<bool> RunAsync(SqlSession session, IncidentChange change)
    {
        if (!await AllAsync(change.Incidents.OrderBy(i => i.Id.Value, StringComparer.Ordinal), i => IncidentRows.SaveAsync(session, i))
            || !await AllAsync(change.Alerts.OrderBy(a => a.Id.Value, StringComparer.Ordinal), a => IncidentRows.SaveAsync(session, a))
            || !await AllAsync(Ordered(change.HandledInboundEvents), id => HandleInboundEventAsync(session, id))
            || !await AllAsync(Ordered(change.HandledAnomalies), id => HandleAnomalyAsync(session, id)))
        {
            return false;
        }

        await TimelineAppend.RunAsync(session, change.Timeline);
        return true;
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> ids) => ids.Select(StorableText.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task<bool> AllAsync<T>(IEnumerable<T> items, Func<T, Task<bool>> write)
    {
        foreach (var item in items)
        {
            if (!await write(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An event that was dealt with already must not count twice; one that the store never had is nothing to it.</summary>
    private static async Task<bool> HandleInboundEventAsync(SqlSession session, string id) =>
        await session.ExecuteAsync(
            "update inbound_event set state = @Handled where id = @id and state = @Pending", new { id, InboundStates.Handled, InboundStates.Pending }) == 1
        || await session.SingleAsync<long>("select count(*) from inbound_event where id = @id", new { id }) == 0;

    private static async Task<bool> HandleAnomalyAsync(SqlSession session, string id) =>
        await session.ExecuteAsync("update anomaly set pending = 0 where id = @id and pending = 1", new { id }) == 1
        || await session.SingleAsync<long>("select count(*) from anomaly where id = @id", new { id }) == 0;
}
