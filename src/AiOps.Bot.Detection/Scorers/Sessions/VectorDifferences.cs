namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>In what two count vectors differ.</summary>
internal static class VectorDifferences
{
    /// <summary>Each kind that one has more often than the other.</summary>
    /// <param name="other">Null where there is none to compare with.</param>
    public static IEnumerable<(int Kind, int Seen, int Expected)> Of(CountVector vector, CountVector? other)
    {
        var expected = other?.Kinds.Zip(other.Counts).ToDictionary(p => p.First, p => p.Second) ?? [];
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            expected.Remove(vector.Kinds[i], out var usual);
            if (usual != vector.Counts[i])
            {
                yield return (vector.Kinds[i], vector.Counts[i], usual);
            }
        }

        foreach (var (kind, usual) in expected.OrderBy(e => e.Key))
        {
            yield return (kind, 0, usual);
        }
    }
}
