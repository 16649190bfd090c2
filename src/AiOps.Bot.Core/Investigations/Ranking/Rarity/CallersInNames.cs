using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>Alerts about calls whose caller is not in its own field but in the name ("a /orders 500", "a->b /orders 500") or in the entity ("a->b").</summary>
internal static class CallersInNames
{
    private const string Arrow = "->";
    private static readonly char[] Separators = [' ', '|', ',', ';'];

    public static IReadOnlyList<RaisedAlert> Found(IEnumerable<RaisedAlert> alerts, IReadOnlySet<string> entities) => [.. alerts.Select(a => Found(a, entities))];

    private static RaisedAlert Found(RaisedAlert alert, IReadOnlySet<string> entities)
    {
        if (alert.Caller.Length > 0)
        {
            return alert;
        }

        var arrow = alert.Entity.IndexOf(Arrow, StringComparison.Ordinal);
        if (arrow > 0 && !entities.Contains(alert.Entity))
        {
            return alert with { Entity = alert.Entity[(arrow + Arrow.Length)..].Trim(), Caller = alert.Entity[..arrow].Trim() };
        }

        return AlertNames.IsCall(alert) ? FoundInName(alert, entities) : alert;
    }

    private static RaisedAlert FoundInName(RaisedAlert alert, IReadOnlySet<string> entities)
    {
        var words = alert.Name.Split(Separators, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Split(Arrow, StringSplitOptions.RemoveEmptyEntries)).ToList();
        var caller = words.FirstOrDefault(w => entities.Contains(w));
        return caller is null ? alert : alert with { Caller = caller, Name = string.Join(' ', words.Where(w => !entities.Contains(w))) };
    }
}
