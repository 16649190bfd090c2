using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How rare a deviation is among those of the series so far, as -log10 of its probability: empirical where there is data, beyond it by a tail between the exponential and the
/// Pareto one fitted to the largest two hundredths (peaks over threshold: Siffer et al., Anomaly Detection in Streams with Extreme Value Theory, KDD 2017). A logarithmic
/// histogram, so memory does not grow.
/// </summary>
internal sealed class TailEstimate
{
    private const double Smallest = -6;
    private const double Step = 0.02;
    private const int Bins = 1_000;
    private const double TailPart = 0.02;
    private const double LeastTail = 8;
    private const double MostTail = 200;
    private const double Rarest = 1e-12;
    private readonly long[] _counts = new long[Bins];
    private long _total;

    public void Add(double deviation)
    {
        _counts[BinOf(deviation)]++;
        _total++;
    }

    /// <summary>0 for what is usual, 2 for one in a hundred, at most 12.</summary>
    public double Rarity(double deviation)
    {
        if (_total == 0)
        {
            return 0;
        }

        var bin = BinOf(deviation);
        var (from, count) = Tail();
        var probability = bin <= from ? (Above(bin) + (0.5 * _counts[bin]) + 0.5) / (_total + 1.0) : count / (_total + 1.0) * Beyond(deviation, from, count);
        return Math.Max(0, -Math.Log10(Math.Max(probability, Rarest)));
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_total);
        writer.Write(_counts.Count(c => c > 0));
        for (var i = 0; i < Bins; i++)
        {
            if (_counts[i] > 0)
            {
                writer.Write(i);
                writer.Write(_counts[i]);
            }
        }
    }

    public void Load(BinaryReader reader)
    {
        Array.Clear(_counts);
        _total = reader.ReadInt64();
        for (var left = reader.ReadCount(Bins); left > 0; left--)
        {
            _counts[reader.ReadCount(Bins - 1)] = reader.ReadInt64();
        }
    }

    private static int BinOf(double deviation) => (int)Math.Clamp((Math.Log10(Math.Max(deviation, 1e-6)) - Smallest) / Step, 0, Bins - 1);

    private static double ValueOf(double bin) => Math.Pow(10, Smallest + (bin * Step));

    private long Above(int bin)
    {
        var above = 0L;
        for (var i = Bins - 1; i > bin; i--)
        {
            above += _counts[i];
        }

        return above;
    }

    /// <summary>The bin that the tail begins in, and how many deviations are in it.</summary>
    private (int From, long Count) Tail()
    {
        var wanted = Math.Max(LeastTail, Math.Min(TailPart * _total, MostTail));
        var (bin, count) = (Bins - 1, _counts[Bins - 1]);
        while (bin > 0 && count < wanted)
        {
            count += _counts[--bin];
        }

        return (bin, count);
    }

    /// <summary>The part of the tail beyond a deviation: the geometric mean of both laws, each with a pseudo-observation so that few data do not make it certain.</summary>
    private double Beyond(double deviation, int from, long count)
    {
        var start = ValueOf(from);
        var (excess, logarithm) = (0.5 * start, 0.3);
        for (var i = from; i < Bins; i++)
        {
            if (_counts[i] > 0)
            {
                var value = ValueOf(i + 0.5);
                excess += _counts[i] * (value - start);
                logarithm += _counts[i] * Math.Log(value / start);
            }
        }

        var exponential = (deviation - start) / Math.Max(excess / (count + 1), 1e-9);
        var pareto = Math.Log(deviation / start) / Math.Max(logarithm / (count + 1), 1e-3);
        return Math.Exp(-0.5 * (exponential + pareto));
    }
}
