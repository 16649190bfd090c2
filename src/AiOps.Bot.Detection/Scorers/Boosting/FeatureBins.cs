using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// Feature values as the number of the bin they fall into, a byte each, row by row. Bin b holds values from cut b-1 up to, but not including, cut b; the last bin holds
/// missing values.
/// </summary>
internal sealed class FeatureBins
{
    public const int PerFeature = 256;
    public const int Missing = 255;
    private const int MaxCuts = 254;
    private const int SampledRows = 200_000;

    private FeatureBins(byte[] bins, float[][] cuts) => (Bins, Cuts) = (bins, cuts);

    public byte[] Bins { get; }

    /// <summary>By feature, ascending.</summary>
    public float[][] Cuts { get; }

    public int Width => Cuts.Length;

    public static FeatureBins Of(FeatureTable table, FitSettings settings, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken };
        var rows = table.Rows <= SampledRows ? null : new SplitMix(settings.Seed).Sample(table.Rows, SampledRows);
        var cuts = new float[table.Width][];
        Parallel.For(0, table.Width, parallel, feature => cuts[feature] = CutsOf(table, rows, feature));
        var bins = new byte[table.Rows * table.Width];
        const int chunk = 8192;
        Parallel.For(0, (table.Rows + chunk - 1) / chunk, parallel, part =>
        {
            for (var row = part * chunk; row < Math.Min(table.Rows, (part + 1) * chunk); row++)
            {
                var values = table[row];
                for (var feature = 0; feature < values.Length; feature++)
                {
                    bins[(row * table.Width) + feature] = BinOf(cuts[feature], values[feature]);
                }
            }
        });
        return new(bins, cuts);
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

    private static byte BinOf(float[] cuts, float value)
    {
        if (float.IsNaN(value))
        {
            return Missing;
        }

        // The number of cuts that are at most the value.
        var (low, high) = (0, cuts.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = cuts[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return (byte)low;
    }
}
