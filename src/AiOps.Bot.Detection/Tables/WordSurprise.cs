using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tables;

/// <summary>
/// Words as numbers: how surprising a word is, as the negative logarithm of how often it was there. What counts is what was known at a point in time, so that a
/// cross-validation does not learn from later rows how rare a word will be.
/// </summary>
public static class WordSurprise
{
    /// <param name="times">How often the word was there; 0 = never.</param>
    /// <param name="cells">Of how many cells that were not empty.</param>
    /// <returns>As if each word had been there half a time more: one that never was is rarer than any that was.</returns>
    public static float Of(long times, long cells) => (float)-Math.Log((times + 0.5) / (cells + 1));

    /// <param name="table">Words by their number from 0 on; negative = a word that is not counted, NaN = none.</param>
    /// <param name="columns">The columns of words.</param>
    /// <param name="known">Words are counted in the rows before this one.</param>
    /// <returns>The same table with surprises in place of numbers.</returns>
    public static FeatureTable Encode(FeatureTable table, ImmutableArray<int> columns, int known)
    {
        var values = table.Values.ToArray();
        foreach (var column in columns)
        {
            var (times, cells) = Count(table, column, known);
            for (var row = 0; row < table.Rows; row++)
            {
                var word = table[row][column];
                values[(row * table.Width) + column] = float.IsNaN(word) ? word : Of(word < 0 ? 0 : times.GetValueOrDefault((int)word), cells);
            }
        }

        return new(table.Columns, values);
    }

    private static (Dictionary<int, int> Times, long Cells) Count(FeatureTable table, int column, int known)
    {
        var (times, cells) = (new Dictionary<int, int>(), 0L);
        for (var row = 0; row < known; row++)
        {
            var word = table[row][column];
            cells += float.IsNaN(word) ? 0 : 1;
            if (word >= 0)
            {
                times[(int)word] = times.GetValueOrDefault((int)word) + 1;
            }
        }

        return (times, cells);
    }
}
