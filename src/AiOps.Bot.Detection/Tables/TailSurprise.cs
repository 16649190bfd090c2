using AiOps.Bot.Detection.Models;

namespace AiOps.Bot.Detection.Tables;

/// <summary>
/// How surprising a score is among those of the training: -ln of the share that reached it. Beyond the highest fiftieth, where few rows are left to count, the tail is
/// taken to fall off exponentially (the generalised Pareto distribution of shape 0; Pickands 1975), so that no two scores become equal. Scores of different scorers
/// become comparable by it.
/// </summary>
internal sealed class TailSurprise
{
    private const double TailShare = 0.02;
    private const int Knots = 4096;

    private readonly double[] _knots;
    private readonly double _meanExcess;

    public TailSurprise(ReadOnlySpan<double> scores)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        var tail = (int)(sorted.Length * (1 - TailShare));
        _meanExcess = Math.Max(sorted[tail..].Average() - sorted[Math.Min(tail, sorted.Length - 1)], 1e-12);
        _knots = [.. Enumerable.Range(0, Math.Min(Knots, tail + 1)).Select(i => sorted[(int)((long)i * tail / Math.Max(1, Math.Min(Knots, tail + 1) - 1))])];
    }

    private TailSurprise(double[] knots, double meanExcess) => (_knots, _meanExcess) = (knots, meanExcess);

    public static TailSurprise Load(ModelInput input) =>
        input.Array<double>() is { Length: > 0 } knots ? new(knots, input.Real()) : throw new FormatException("A member of the model was never calibrated.");

    public void Save(ModelOutput output)
    {
        output.Array<double>(_knots);
        output.Number(_meanExcess);
    }

    public double Of(double score)
    {
        if (score > _knots[^1])
        {
            return -Math.Log(TailShare) + ((score - _knots[^1]) / _meanExcess);
        }

        var at = Array.BinarySearch(_knots, score);
        var below = at >= 0 ? at : ~at;
        return -Math.Log(1 - ((1 - TailShare) * below / _knots.Length));
    }
}
