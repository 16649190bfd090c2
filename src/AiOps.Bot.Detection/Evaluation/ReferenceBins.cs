using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How one column's values, or the scores, were spread in the training: what later rows are compared with. Ten bins of equal share, fewer where many values are equal.</summary>
/// <param name="Edges">The upper ends of all bins but the last, inclusive, rising.</param>
/// <param name="Shares">Of the values that are there, one for each bin.</param>
/// <param name="Missing">Share of the rows without a value.</param>
/// <param name="Low">What one value in twenty is below.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">What one value in twenty is above.</param>
public sealed record ReferenceBins(ImmutableArray<double> Edges, ImmutableArray<double> Shares, double Missing, double Low, double Middle, double High)
{
    private const int Bins = 10;

    /// <summary>Where values are counted, with one place more for those that are missing.</summary>
    public int Places => Shares.Length + 1;

    /// <param name="values">NaN = missing.</param>
    public static ReferenceBins Of(IReadOnlyCollection<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return new([], [1], 1, 0, 0, 0);
        }

        ImmutableArray<double> edges = [.. Enumerable.Range(1, Bins - 1).Select(b => At(sorted, (double)b / Bins)).Distinct().Where(e => e < sorted[^1])];
        var shares = new double[edges.Length + 1];
        foreach (var value in sorted)
        {
            shares[BinOf(edges, value)] += 1.0 / sorted.Length;
        }

        return new(edges, [.. shares], 1 - ((double)sorted.Length / values.Count), At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95));
    }

    /// <returns>The bin; that of missing values for what is no number.</returns>
    public int PlaceOf(double value) => double.IsNaN(value) ? Shares.Length : BinOf(Edges, value);

    /// <summary>The share of the training's rows in a place.</summary>
    public double ShareOf(int place) => place == Shares.Length ? Missing : Shares[place] * (1 - Missing);

    /// <summary>A place with its ends.</summary>
    /// <param name="seen">The share of the rows seen that are in it.</param>
    public DriftBin BinAt(int place, double seen) => place == Shares.Length
        ? new(null, null, true, Missing, seen)
        : new(place == 0 ? null : Edges[place - 1], place == Edges.Length ? null : Edges[place], false, ShareOf(place), seen);

    /// <summary>Whether it can be counted in: files are written by anybody.</summary>
    public bool IsSound => !Edges.IsDefault && !Shares.IsDefault && Shares.Length is > 0 and <= Bins && Shares.Length == Edges.Length + 1
        && Edges.Concat([Missing, Low, Middle, High]).All(double.IsFinite) && Edges.Zip(Edges.Skip(1), (a, b) => a < b).All(rises => rises)
        && Shares.Append(Missing).All(s => s is >= 0 and <= 1.0001);

    private static int BinOf(ImmutableArray<double> edges, double value)
    {
        var at = edges.AsSpan().BinarySearch(value);
        return at >= 0 ? at : ~at;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
