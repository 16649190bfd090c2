using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>
/// What alerts inside callers say about those they call. An operation that its caller sees go wrong while the one who serves it does not points between the two: to the server's
/// network where it is one server, to the caller's own where it is several.
/// </summary>
internal static class CallSigns
{
    private const int Several = 2;

    public static IEnumerable<(string Entity, AlertSign Sign)> Of(IReadOnlyCollection<RaisedAlert> alerts, OperationServers servers)
    {
        var seenByServer = alerts.Where(a => AlertNames.IsCall(a) && !AlertNames.IsInside(a)).Select(a => (a.Caller, a.Entity, AlertNames.OperationOf(a))).ToHashSet();
        var views = alerts.Where(a => AlertNames.IsCall(a) && AlertNames.IsInside(a))
            .SelectMany(a => servers.Of(AlertNames.OperationOf(a), a.Entity).Select(s => new View(a.Entity, s, AlertNames.OutcomeOf(a), seenByServer.Contains((a.Entity, s, AlertNames.OperationOf(a))))))
            .ToList();
        foreach (var view in views.Where(v => v.ServerToo))
        {
            yield return (view.Server, new(AlertSign.CallerToo, view.Outcome));
        }

        foreach (var caller in views.Where(v => !v.ServerToo).GroupBy(v => (v.Caller, v.Outcome)))
        {
            var called = caller.Select(v => v.Server).Distinct(StringComparer.Ordinal).ToList();
            foreach (var server in called)
            {
                yield return (server, new(called.Count < Several ? AlertSign.CallerOnly : AlertSign.CallerOfMany, caller.Key.Outcome));
            }

            if (called.Count >= Several)
            {
                yield return (caller.Key.Caller, new(AlertSign.SeesMany, caller.Key.Outcome));
            }
        }
    }

    private readonly record struct View(string Caller, string Server, string Outcome, bool ServerToo);
}
