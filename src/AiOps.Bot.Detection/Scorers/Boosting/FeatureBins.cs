using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Feature values as the number of the bin they fall into, a byte each. Bin b holds values from cut b-1 up to, but not including, cut b; the last bin holds missing
/// values. Kept twice: eight features of a row in one word, which is how rows are summed, and feature by feature, which is how they are parted.
/// </summary>
internal sealed class FeatureBins
{
    public const int PerFeature = 256;
    public const int Missing = 255;
    private const int MaxCuts = 254;
    private const int SampledRows = 200_000;

    /// <summary>Features in one word.</summary>
    public const int PerBlock = 8;

    private FeatureBins(ulong[][] blocks, byte[][] columns, float[][] cuts) => (Blocks, Columns, Cuts) = (blocks, columns, cuts);

    /// <summary>By block of eight features and row; the first feature in the lowest byte. Where there are fewer, the rest is 0.</summary>
    public ulong[][] Blocks { get; }

    /// <summary>By feature and row.</summary>
    public byte[][] Columns { get; }

    /// <summary>By feature, ascending.</summary>
    public float[][] Cuts { get; }

    public int Width => Cuts.Length;

    public static FeatureBins Of(FeatureTable table, FitSettings settings, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken };
        var rows = table.Rows <= SampledRows ? null : new SplitMix(settings.Seed).Sample(table.Rows, SampledRows);
        var cuts = new float[table.Width][];
        Parallel.For(0, table.Width, parallel, feature => cuts[feature] = CutsOf(table, rows, feature));
        var columns = new byte[table.Width][];
        Parallel.For(0, table.Width, parallel, feature => columns[feature] = ColumnOf(table, cuts[feature], feature));
        var blocks = new ulong[(table.Width + PerBlock - 1) / PerBlock][];
        Parallel.For(0, blocks.Length, parallel, block => blocks[block] = BlockOf(columns, block));
        return new(blocks, columns, cuts);
    }

    private static byte[] ColumnOf(FeatureTable table, float[] cuts, int feature)
    {
        var (column, ladder) = (new byte[table.Rows], new float[PerFeature - 1]);
        var values = table.Values;
        Array.Fill(ladder, float.PositiveInfinity);
        cuts.CopyTo(ladder, 0);
        for (var row = 0; row < column.Length; row++)
        {
            column[row] = BinOf(ladder, values[(row * table.Width) + feature]);
        }

        return column;
    }

    private static ulong[] BlockOf(byte[][] columns, int block)
    {
        var (words, first) = (new ulong[columns[0].Length], block * PerBlock);
        for (var feature = first; feature < Math.Min(columns.Length, first + PerBlock); feature++)
        {
            var (column, shift) = (columns[feature], (feature - first) * 8);
            for (var row = 0; row < words.Length; row++)
            {
                words[row] |= (ulong)column[row] << shift;
            }
        }

        return words;
    }

    /// <summary>A cut before each distinct value but the smallest; where there are more than fit, at equal numbers of rows.</summary>
    private static float[] CutsOf(FeatureTable table, int[]? rows, int feature)
    {
        var count = rows?.Length ?? table.Rows;
        var values = new List<float>(count);
        for (var i = 0; i < count; i++)
        {
            var value = table[rows is null ? i : rows[i]][feature];
            if (!float.IsNaN(value))
            {
                values.Add(value);
            }
        }

        values.Sort();
        var distinct = Distinct(values);
        return distinct.Count <= MaxCuts + 1 ? [.. distinct.Skip(1)] : Quantiles(values);
    }

    private static float[] Quantiles(List<float> sorted)
    {
        var cuts = new List<float>();
        for (var i = 1; i <= MaxCuts; i++)
        {
            var value = sorted[(int)((long)i * sorted.Count / (MaxCuts + 1))];
            if (value > sorted[0] && (cuts.Count == 0 || value > cuts[^1]))
            {
                cuts.Add(value);
            }
        }

        return [.. cuts];
    }

    private static List<float> Distinct(List<float> sorted)
    {
        var distinct = new List<float>();
        foreach (var value in sorted)
        {
            if (distinct.Count == 0 || value > distinct[^1])
            {
                distinct.Add(value);
                if (distinct.Count > MaxCuts + 1)
                {
                    break;
                }
            }
        }

        return distinct;
    }

    /// <summary>The number of cuts that are at most the value: eight steps of a binary search without a branch that could be guessed wrong.</summary>
    private static byte BinOf(float[] ladder, float value)
    {
        if (float.IsNaN(value))
        {
            return Missing;
        }

        var below = 0;
        for (var step = PerFeature / 2; step > 0; step >>= 1)
        {
            below += (ladder[below + step - 1] <= value ? 1 : 0) * step;
        }

        return (byte)below;
    }
}
