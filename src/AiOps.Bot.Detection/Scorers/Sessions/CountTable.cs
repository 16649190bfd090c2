using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Sessions as rows of a table: how often each of the commonest kinds occurs, all others together, and how many events and kinds there are.</summary>
internal sealed class CountTable
{
    private const int MostKinds = 500;
    private const int Others = 3;

    private readonly Dictionary<int, int> _columns;

    public CountTable(IReadOnlyList<LogSession> sessions)
    {
        var having = new Dictionary<int, int>();
        foreach (var kind in sessions.SelectMany(s => s.Events.ToArray().Distinct()))
        {
            having[kind] = having.GetValueOrDefault(kind) + 1;
        }

        _columns = having.OrderByDescending(h => h.Value).ThenBy(h => h.Key).Take(MostKinds).Select((h, i) => (h.Key, i)).ToDictionary(p => p.Key, p => p.i);
    }

    public int Width => _columns.Count + Others;

    public FeatureTable Of(ReadOnlySpan<LogSession> sessions)
    {
        var values = new float[sessions.Length * Width];
        for (var i = 0; i < sessions.Length; i++)
        {
            Fill(sessions[i], values.AsSpan(i * Width, Width));
        }

        return new([.. Enumerable.Range(0, Width).Select(i => $"c{i}")], values);
    }

    public void Fill(LogSession session, Span<float> row)
    {
        row.Clear();
        var vector = CountVector.Of(session);
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            row[_columns.TryGetValue(vector.Kinds[i], out var column) ? column : _columns.Count] += vector.Counts[i];
        }

        row[_columns.Count + 1] = session.Events.Length;
        row[_columns.Count + 2] = vector.Kinds.Length;
    }
}
