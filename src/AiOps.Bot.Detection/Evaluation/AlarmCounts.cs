using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Rows by what they are and by what was said of them.</summary>
/// <param name="Found">Anomalous, and raised.</param>
/// <param name="False">Ordinary, and raised.</param>
/// <param name="Missed">Anomalous, not raised.</param>
/// <param name="Quiet">Ordinary, not raised.</param>
public readonly record struct AlarmCounts(int Found, int False, int Missed, int Quiet)
{
    private const int Resamples = 1_000;

    public int Rows => Found + False + Missed + Quiet;

    /// <summary>Of what was raised, how much is anomalous; 0 where nothing was raised.</summary>
    public double Precision => Share(Found, Found + False);

    /// <summary>Of what is anomalous, how much was raised.</summary>
    public double Recall => Share(Found, Found + Missed);

    public double F1 => Share(2.0 * Found, (2.0 * Found) + False + Missed);

    public double Accuracy => Share(Found + Quiet, Rows);

    public static AlarmCounts operator +(AlarmCounts one, AlarmCounts other) =>
        new(one.Found + other.Found, one.False + other.False, one.Missed + other.Missed, one.Quiet + other.Quiet);

    public static AlarmCounts Of(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores, double threshold)
    {
        var (found, wrong, missed) = (0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var isRaised = scores[i] > threshold;
            found += isRaised && labels[i] ? 1 : 0;
            wrong += isRaised && !labels[i] ? 1 : 0;
            missed += !isRaised && labels[i] ? 1 : 0;
        }

        return new(found, wrong, missed, labels.Length - found - wrong - missed);
    }

    /// <summary>The 95 % interval of a figure by the bootstrap (Efron 1979): rows drawn again, of which only the four counts matter.</summary>
    public (double Low, double High) Interval(Func<AlarmCounts, double> figure, ulong seed)
    {
        var random = new SplitMix(seed);
        var drawn = new double[Resamples];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = figure(Drawn(ref random));
        }

        Array.Sort(drawn);
        return (drawn[Resamples / 40], drawn[Resamples - 1 - (Resamples / 40)]);
    }

    private AlarmCounts Drawn(ref SplitMix random) => new(Around(Found, ref random), Around(False, ref random), Around(Missed, ref random), Around(Quiet, ref random));

    /// <summary>Poisson bootstrap (Chamandy et al. 2012): each count varies on its own; a normal number stands for many.</summary>
    private static int Around(int count, ref SplitMix random)
    {
        const int Many = 50;
        if (count > Many)
        {
            return Math.Max(0, (int)Math.Round(count + (Math.Sqrt(count) * random.NextNormal())));
        }

        var (drawn, product) = (-1, 1.0);
        for (var limit = Math.Exp(-count); product > limit; drawn++)
        {
            product *= random.NextDouble();
        }

        return drawn;
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
