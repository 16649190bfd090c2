using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Sessions as rows of a table: how often each of the commonest kinds occurs, all others together, and how many events and kinds there are.</summary>
internal sealed class CountTable
{
    private const int MostKinds = 500;
    private const int Others = 3;

    private readonly Dictionary<int, int> _columns;
    private readonly int[] _kinds;

    public CountTable(IReadOnlyList<LogSession> sessions)
    {
        var having = new Dictionary<int, int>();
        foreach (var kind in sessions.SelectMany(s => s.Events.ToArray().Distinct()))
        {
            having[kind] = having.GetValueOrDefault(kind) + 1;
        }

        _kinds = [.. having.OrderByDescending(h => h.Value).ThenBy(h => h.Key).Take(MostKinds).Select(h => h.Key)];
        _columns = _kinds.Select((kind, i) => (kind, i)).ToDictionary(p => p.kind, p => p.i);
    }

    public int Width => _columns.Count + Others;

    /// <summary>The kind that a column counts; null where it counts something else.</summary>
    public int? KindOf(int column) => column < _kinds.Length ? _kinds[column] : null;

    public bool IsOfOthers(int column) => column == _kinds.Length;

    public bool Knows(int kind) => _columns.ContainsKey(kind);

    /// <summary>The median of each column over rows of this table.</summary>
    public float[] Typical(ReadOnlySpan<float> rows)
    {
        var (typical, column) = (new float[Width], new float[rows.Length / Width]);
        for (var c = 0; c < Width; c++)
        {
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = rows[(row * Width) + c];
            }

            column.AsSpan().Sort();
            typical[c] = column[column.Length / 2];
        }

        return typical;
    }

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
