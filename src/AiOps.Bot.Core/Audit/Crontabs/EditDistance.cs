namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>
/// The number of slips of the hand between two words: a letter added, left out, replaced, or two neighbours swapped (optimal string alignment, the
/// restricted Damerau-Levenshtein distance; Damerau 1964).
/// </summary>
internal static class EditDistance
{
    private const int MaxLength = 256;

    /// <summary>The distance, or anything above <paramref name="bound"/> where it is larger.</summary>
    public static int Between(string left, string right, int bound)
    {
        if (Math.Abs(left.Length - right.Length) > bound || Math.Max(left.Length, right.Length) > MaxLength)
        {
            return bound + 1;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                rows[i, j] = Cell(rows, left, right, (i, j));
            }
        }

        return rows[left.Length, right.Length];
    }

    private static int Cell(int[,] rows, string left, string right, (int I, int J) at)
    {
        var (i, j) = at;
        var same = left[i - 1] == right[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
