namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// The chance that a level that wanders with a drift has passed a distance by a time: P(T ≤ t) = Φ((βt - a)/σ√t) + exp(2βa/σ²) Φ(-(βt + a)/σ√t) (Cox and Miller, The Theory of Stochastic
/// Processes, 1965), averaged over the drift, of which Student's distribution says what is not known.
/// </summary>
internal sealed class FirstPassage
{
    private const int Steps = 80;
    private const double Farthest = 8;
    private const double Tiny = 1e-300;
    private readonly (double Drift, double Weight)[] _drifts;
    private readonly double _wander;

    public FirstPassage(RecentTrend trend)
    {
        _wander = trend.Wander;
        var freedom = Math.Max(2, trend.Blocks - 2);
        var all = new (double Drift, double Weight)[(2 * Steps) + 1];
        for (var i = -Steps; i <= Steps; i++)
        {
            var t = Farthest * i / Steps;
            all[i + Steps] = (trend.Slope + (t * trend.SlopeError), Math.Pow(1 + (t * t / freedom), -(freedom + 1) / 2.0));
        }

        var sum = all.Sum(d => d.Weight);
        _drifts = [.. all.Select(d => (d.Drift, d.Weight / sum))];
    }

    /// <param name="rows">From now, at least 0.</param>
    /// <param name="distance">From the level now to the limit; 0 and below is passed.</param>
    public double Before(double rows, double distance)
    {
        if (distance <= 0)
        {
            return 1;
        }

        var chance = 0.0;
        foreach (var (drift, weight) in _drifts)
        {
            chance += weight * Before(rows, distance, drift);
        }

        return Math.Min(1, chance);
    }

    private double Before(double rows, double distance, double drift)
    {
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
