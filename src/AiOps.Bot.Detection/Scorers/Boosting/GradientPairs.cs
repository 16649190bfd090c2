namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// First and second derivatives of the loss, for each row, as whole numbers in one word: the first in the upper half, the second in the lower. One addition adds both,
/// and sums of whole numbers do not depend on their order, so any number of threads gives the same tree. (Quantised gradients: Shi et al., NeurIPS 2022.)
/// </summary>
internal sealed class GradientPairs(int rows, ParallelOptions parallel)
{
    private const int Part = 16_384;

    private readonly double[] _first = new double[rows];
    private readonly double[] _second = new double[rows];

    private int Parts => (rows + Part - 1) / Part;

    public long[] Packed { get; } = new long[rows];

    public double FirstScale { get; private set; }

    public double SecondScale { get; private set; }

    /// <summary>The derivatives of the logistic loss at the present margins.</summary>
    public void Take(double[] margins, double[] targets, double[] weights)
    {
        var (firstSum, secondSum) = Derive(margins, targets, weights);

        // As fine as 32 bits allow for the sum over all rows; rounding adds at most half a unit a row.
        FirstScale = (int.MaxValue - rows) / Math.Max(firstSum, 1e-300);
        SecondScale = (uint.MaxValue - (double)rows) / Math.Max(secondSum, 1e-300);
        Parallel.For(0, Parts, parallel, part =>
        {
            for (var i = part * Part; i < Math.Min(rows, (part + 1) * Part); i++)
            {
                Packed[i] = ((long)Math.Round(_first[i] * FirstScale) << 32) + (long)Math.Round(_second[i] * SecondScale);
            }
        });
    }

    /// <summary>Sums part by part and then over the parts: always in the same order.</summary>
    private (double First, double Second) Derive(double[] margins, double[] targets, double[] weights)
    {
        var sums = new (double First, double Second)[Parts];
        Parallel.For(0, Parts, parallel, part =>
        {
            var (first, second) = (0.0, 0.0);
            for (var i = part * Part; i < Math.Min(rows, (part + 1) * Part); i++)
            {
                var p = 1 / (1 + Math.Exp(-margins[i]));
                _first[i] = (p - targets[i]) * weights[i];
                _second[i] = Math.Max(p * (1 - p), 1e-16) * weights[i];
                first += Math.Abs(_first[i]);
                second += _second[i];
            }

            sums[part] = (first, second);
        });
        return (sums.Sum(s => s.First), sums.Sum(s => s.Second));
    }

    public (double First, double Second) Unpack(long sum)
    {
        var second = (uint)sum;
        return (((sum - second) >> 32) / FirstScale, second / SecondScale);
    }
}
