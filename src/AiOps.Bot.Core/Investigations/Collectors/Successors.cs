using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>How often which statement follows which: in its trace where the line has one, else on its entity.</summary>
internal sealed class Successors
{
    private readonly Dictionary<(int Entity, int After, int Next), (int Count, int Row)> _pairs = [];
    private readonly Dictionary<(int Entity, int After), int> _totals = [];
    private readonly Dictionary<(int Entity, int After), int> _singletons = [];

    public IEnumerable<KeyValuePair<(int Entity, int After, int Next), (int Count, int Row)>> Pairs => _pairs;

    /// <param name="rows">In order of time.</param>
    public static Successors Of(IReadOnlyList<LogRow> rows)
    {
        var found = new Successors();
        var last = new Dictionary<(int Entity, ulong Trace), (int Statement, int Row)>();
        for (var row = 0; row < rows.Count; row++)
        {
            var line = rows[row];
            var thread = (line.Entity, line.Trace);
            if (last.TryGetValue(thread, out var before))
            {
                found.Add((line.Entity, before.Statement, line.Statement), before.Row);
            }

            last[thread] = (line.Statement, row);
        }

        foreach (var (pair, seen) in found._pairs.Where(p => p.Value.Count == 1))
        {
            found._singletons[(pair.Entity, pair.After)] = found._singletons.GetValueOrDefault((pair.Entity, pair.After)) + seen.Count;
        }

        return found;
    }

    public int Count((int Entity, int After, int Next) pair) => _pairs.GetValueOrDefault(pair).Count;

    public int Total((int Entity, int After) place) => _totals.GetValueOrDefault(place);

    public int Singletons((int Entity, int After) place) => _singletons.GetValueOrDefault(place);

    private void Add((int Entity, int After, int Next) pair, int row)
    {
        _pairs[pair] = _pairs.TryGetValue(pair, out var known) ? (known.Count + 1, known.Row) : (1, row);
        _totals[(pair.Entity, pair.After)] = _totals.GetValueOrDefault((pair.Entity, pair.After)) + 1;
    }
}
