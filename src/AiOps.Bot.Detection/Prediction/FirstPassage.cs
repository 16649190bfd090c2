namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// The chance that a level that wanders with a drift has passed a distance by a time: P(T ≤ t) = Φ((βt - a)/σ√t) + exp(2βa/σ²) Φ(-(βt + a)/σ√t) (Cox and Miller, The Theory of Stochastic
/// Processes, 1965), averaged over the drift, of which Student's distribution says what is not known. A row that is noisy passes before its level does: rows are counted that noise
/// carries over the limit, each by itself, and more of them than it carries there already.
/// </summary>
internal sealed class FirstPassage
{
    private const int Steps = 40;
    private const double Farthest = 8;
    private const double Tiny = 1e-300;
    private readonly (double Drift, double Weight)[] _drifts;
    private readonly double _wander;
    private readonly double _noise;

    /// <param name="doubt">How many times wider than it says what comes lies about the trend.</param>
    public FirstPassage(RecentTrend trend, double doubt)
    {
        (_wander, _noise) = (trend.Wander * doubt, trend.RowNoise);
        var freedom = Math.Max(2, trend.Blocks - 2);
        var all = new (double Drift, double Weight)[(2 * Steps) + 1];
        for (var i = -Steps; i <= Steps; i++)
        {
            var t = Farthest * i / Steps;
            all[i + Steps] = (trend.Slope + (t * trend.SlopeError * doubt), Math.Pow(1 + (t * t / freedom), -(freedom + 1) / 2.0));
        }

        var sum = all.Sum(d => d.Weight);
        _drifts = [.. all.Select(d => (d.Drift, d.Weight / sum))];
    }

    /// <param name="rows">From now, at least 0.</param>
    /// <param name="distance">From the level now to the limit; 0 and below is passed.</param>
    /// <param name="swing">What the day adds to the level.</param>
    public double Before(double rows, double distance, DailySwing swing)
    {
        var chance = 0.0;
        foreach (var (drift, weight) in _drifts)
        {
            var level = swing.Before(rows, distance, (r, d) => Before(r, d, drift));
            chance += weight * (level >= 1 ? 1 : 1 - ((1 - level) * Math.Exp(-swing.Sum(rows, distance, (r, d) => Touching(r, d, drift)))));
        }

        return Math.Min(1, chance);
    }

    /// <summary>How many more rows than now noise carries over the limit on average, since the level comes nearer to it.</summary>
    private double Touching(double rows, double distance, double drift)
    {
        if (_noise <= Tiny || drift <= 0 || distance <= 0)
        {
            return 0;
        }

        var (now, then) = (distance / _noise, (distance - (drift * rows)) / _noise);
        var sum = now - then < 1e-3 ? rows * GaussianTail.Above((now + then) / 2) : (GaussianTail.Excess(then) - GaussianTail.Excess(now)) * _noise / drift;
        return Math.Max(0, sum - (rows * GaussianTail.Above(now)));
    }

    private double Before(double rows, double distance, double drift)
    {
        if (distance <= 0)
        {
            return 1;
        }

        var spread = _wander * Math.Sqrt(rows);
        if (spread <= Tiny)
        {
            return drift * rows >= distance ? 1 : 0;
        }

        var reflected = GaussianTail.Below(-((drift * rows) + distance) / spread);
        var exponent = 2 * drift * distance / (_wander * _wander);
        return Math.Min(1, GaussianTail.Below(((drift * rows) - distance) / spread) + (reflected <= Tiny ? 0 : Math.Exp(Math.Min(700, exponent + Math.Log(reflected)))));
    }
}
