using System.Collections.Immutable;
using System.Globalization;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How far the values seen are from those of the training.</summary>
/// <param name="Psi">
/// Population stability index, the symmetric Kullback-Leibler distance over the bins: below 0.1 nothing to speak of, from 0.25 on a shift that calls for a new model (Siddiqi, Credit Risk
/// Scorecards, 2006). Without any shift it is about (bins - 1)/rows (Yurdakul 2018), which is why a window has rows enough.
/// </param>
/// <param name="Ks">Kolmogorov-Smirnov distance at the edges of the bins: the largest difference of the two shares below a value, 0 to 1.</param>
/// <param name="How">What moved, for people.</param>
public sealed record DriftFigure(double Psi, double Ks, string How)
{
    public const double Noticeable = 0.1;
    public const double Grave = 0.25;

    /// <summary>What the figures are of, to be drawn: at most eleven. None where nothing was seen.</summary>
    public ImmutableArray<DriftBin> Bins { get; init; } = [];

    /// <param name="counts">One for each of <see cref="ReferenceBins.Places"/>.</param>
    public static DriftFigure Of(ReferenceBins reference, ReadOnlySpan<long> counts)
    {
        double rows = 0;
        foreach (var count in counts)
        {
            rows += count;
        }

        if (rows == 0)
        {
            return new(0, 0, "nothing was seen");
        }

        var bins = ImmutableArray.CreateBuilder<DriftBin>(counts.Length);
        var (psi, ks, seenBelow, expectedBelow) = (0.0, 0.0, 0.0, 0.0);
        for (var place = 0; place < counts.Length; place++)
        {
            var expected = reference.ShareOf(place);
            bins.Add(reference.BinAt(place, counts[place] / rows));
            psi += Term(Smooth(counts[place], rows, counts.Length), Smooth(expected * rows, rows, counts.Length));
            (seenBelow, expectedBelow) = (seenBelow + (counts[place] / rows), expectedBelow + expected);
            ks = Math.Max(ks, Math.Abs(seenBelow - expectedBelow));
        }

        return new(psi, ks, Words(reference, counts, rows)) { Bins = bins.MoveToImmutable() };
    }

    /// <summary>As if half a row more had been seen in each place: an empty one would make the index infinite.</summary>
    private static double Smooth(double count, double rows, int places) => (count + 0.5) / (rows + (0.5 * places));

    private static double Term(double seen, double expected) => (seen - expected) * Math.Log(seen / expected);

    private static string Words(ReferenceBins reference, ReadOnlySpan<long> counts, double rows)
    {
        var (missing, below) = (counts[^1] / rows, 0.0);
        for (var place = 0; place < reference.Edges.Length && reference.Edges[place] <= reference.Middle; place++)
        {
            below += counts[place] / Math.Max(1, rows - counts[^1]);
        }

        var expectedBelow = reference.Edges.Zip(reference.Shares).Where(e => e.First <= reference.Middle).Sum(e => e.Second);
        return Math.Abs(missing - reference.Missing) > Math.Abs(below - expectedBelow)
            ? string.Create(CultureInfo.InvariantCulture, $"missing in {missing:0%} of the rows, in the training in {reference.Missing:0%}")
            : string.Create(CultureInfo.InvariantCulture, $"{below:0%} of the values are at or below {Figure(reference.Middle)}, in the training {expectedBelow:0%} (usual: {Figure(reference.Low)} to {Figure(reference.High)})");
    }

    private static string Figure(double value) => value.ToString(Math.Abs(value) is >= 1e3 and < 1e12 ? "#,0" : "G4", CultureInfo.InvariantCulture);
}
