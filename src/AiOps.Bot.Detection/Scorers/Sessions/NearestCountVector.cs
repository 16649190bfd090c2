using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Distance to the nearest count vector of the training: 0 for one that was seen, else the sum over kinds of how differently often they occur, by their weights. (An unseen
/// count vector as a sign: Landauer, Skopik, Wurzenberger: A Critical Review of Common Log Data Sets, 2023; weights and clustering: Lin et al., ICSE-C 2016.)
/// </summary>
internal sealed class NearestCountVector : ISessionGauge
{
    /// <summary>A session is compared with so many vectors at most; a seen one is known among all.</summary>
    private const int MostCompared = 4_000;

    /// <summary>Where the training itself is scored, what more sessions have than this share is ordinary.</summary>
    private const double RareShare = 0.01;

    /// <summary>Where the training itself is scored, a vector is ordinary if it is near one that so many times as many sessions have.</summary>
    private const int Commoner = 10;

    private readonly KnownVectors _known;
    private readonly KindWeights _weights;
    private readonly (CountVector Vector, int Sessions)[] _compared;
    private readonly int _width;
    private readonly bool _isScored;
    private readonly int _common;

    /// <param name="isScored">Whether sessions of the training are what will be measured: then none vouches for itself.</param>
    public NearestCountVector(KnownVectors known, bool isScored)
    {
        (_known, _isScored) = (known, isScored);
        _weights = new(known.Distinct);
        _compared = [.. known.Distinct.Take(MostCompared)];
        _width = _compared.Max(v => v.Vector.Width);
        _common = CommonSupport(known);
    }

    public double Measure(LogSession session)
    {
        var vector = CountVector.Of(session);
        var own = _known.SessionsWith(vector);
        if (own == 0 || !_isScored)
        {
            return own > 0 ? 0 : Distance(vector, 0, 1);
        }

        return own > Math.Max(1, RareShare * _known.Sessions) ? 0 : Distance(vector, own, Math.Min((long)own * Commoner, _common));
    }

    /// <summary>The distance of a vector that one session has to the nearest of the others.</summary>
    public double DistanceToOthers(CountVector vector) => Distance(vector, 1, 1);

    /// <summary>Half of all sessions have vectors that at least so many sessions have.</summary>
    private static int CommonSupport(KnownVectors known)
    {
        var sum = 0L;
        return known.Distinct.First(d => (sum += d.Sessions) * 2 >= known.Sessions).Sessions;
    }

    private double Distance(CountVector vector, int own, long support)
    {
        // Counts by kind, so that only the kinds of the other vector have to be looked at.
        var counts = new int[_width];
        var alone = 0.0;
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            alone += _weights.Of(vector.Kinds[i], vector.Counts[i], own) * Difference(vector.Counts[i], 0);
            if (vector.Kinds[i] < _width)
            {
                counts[vector.Kinds[i]] = vector.Counts[i];
            }
        }

        var nearest = alone;
        foreach (var (other, sessions) in _compared)
        {
            if (sessions < support)
            {
                break;
            }

            nearest = own > 0 && other.Hash == vector.Hash ? nearest : Math.Min(nearest, Distance(counts, other, alone, own));
        }

        return nearest;
    }

    private double Distance(int[] counts, CountVector other, double alone, int own)
    {
        var distance = alone;
        for (var i = 0; i < other.Kinds.Length; i++)
        {
            var count = counts[other.Kinds[i]];
            distance += _weights.Of(other.Kinds[i], count, own) * (Difference(count, other.Counts[i]) - Difference(count, 0));
        }

        return Math.Max(0, distance);
    }

    /// <summary>Counts scatter with the root of their size, so one more among many is less than one where none was.</summary>
    private static double Difference(int a, int b) => a == b ? 0 : Math.Abs((double)a - b) / Math.Sqrt(1.0 + Math.Min(a, b));
}
