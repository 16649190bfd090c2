using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Counts rows by a field, at most so many values of it.</summary>
internal sealed class GroupCounts
{
    private const int MostGroups = 2_000;

    private readonly Dictionary<string, QueryGroup> _groups = new(StringComparer.Ordinal);

    public GroupCounts(IEnumerable<StoredLogEvent> rows, Func<StoredLogEvent, string> field)
    {
        foreach (var row in rows)
        {
            Add(field(row), row.Event);
        }
    }

    public IEnumerable<QueryGroup> All => _groups.Values;

    public bool Has(string name) => _groups.ContainsKey(name);

    /// <summary>All groups of either, with both counts.</summary>
    public IEnumerable<QueryGroup> With(GroupCounts before) => All.Select(g => g with { Earlier = before._groups.TryGetValue(g.Name, out var earlier) ? earlier.Count : 0 })
        .Concat(before.All.Where(g => !Has(g.Name)).Select(g => g with { Count = 0, Earlier = g.Count }));

    private void Add(string name, LogEvent row)
    {
        if (!_groups.TryGetValue(name, out var known))
        {
            if (_groups.Count >= MostGroups)
            {
                return;
            }

            known = new(name, 0, null, LogSeverity.Unknown, row.Timestamp, row.Timestamp);
        }

        _groups[name] = known with
        {
            Count = known.Count + 1,
            Worst = row.Severity > known.Worst ? row.Severity : known.Worst,
            FirstSeen = row.Timestamp < known.FirstSeen ? row.Timestamp : known.FirstSeen,
            LastSeen = row.Timestamp > known.LastSeen ? row.Timestamp : known.LastSeen,
        };
    }
}
