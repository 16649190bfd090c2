using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// Errors that grow by a factor rather than by a number (retries that feed on themselves, a pool that empties) announce a failure while they are still few. They are foretold to go on
/// growing so (<see cref="GrowthFit"/>); the limit is many times what was seen before, or one that the asker sets.
/// </summary>
public static class ErrorPrecursor
{
    /// <summary>Ten times the usual top is an outage to whoever is on call.</summary>
    private const double Outage = 10;

    private const double Top = 0.98;
    private const int LeastRows = 16;
    private const double Low = 0.1;
    private const double High = 0.9;
    private const double Fine = 1e-3;

    /// <summary>A slope of fewer of its own errors may be chance.</summary>
    private const double LeastSureness = 4;

    /// <param name="counts">Errors a row, 0 or more, or their share; not a number where nothing is known.</param>
    /// <param name="limit">In the same unit; null = ten times the highest of ordinary rows.</param>
    public static ErrorGrowth Foretell(ReadOnlySpan<double> counts, int horizonRows, double? limit = null)
    {
        var known = counts.ToArray().Where(double.IsFinite).Select(c => Math.Max(0, c)).ToArray();
        if (known.Length < LeastRows)
        {
            return new(new() { Outcome = ThresholdOutcome.TooLittleHistory }, null, limit ?? double.NaN);
        }

        // Shares are small numbers: they are counted in a unit in which the smallest one seen is one.
        var unit = known.Where(c => c > 0).DefaultIfEmpty(1).Min();
        var most = limit ?? LimitOf(known, unit);
        var rows = known.Select(c => c / unit).ToArray();
        if (OrderStatistics.Median(known.AsSpan(known.Length - 3).ToArray()) >= most)
        {
            return new(new() { Outcome = ThresholdOutcome.Passed, Chance = 1, Rows = 0, Earliest = 0, Latest = 0 }, null, most);
        }

        return GrowthFit.Of(rows) is { } fit && fit.Sureness > LeastSureness
            ? new(Forecast(fit, Math.Log(most / unit), horizonRows) with { Level = unit * Math.Exp(fit.Level), Slope = unit * Math.Exp(fit.Level) * fit.Slope }, Math.Log(2) / fit.Slope, most)
            : new(new() { Outcome = ThresholdOutcome.NotWithinHorizon }, null, most);
    }

    /// <summary>Ten times the highest of ordinary rows.</summary>
    /// <param name="unit">Never less than ten of it.</param>
    private static double LimitOf(double[] known, double unit)
    {
        var usual = known.Take(known.Length * 3 / 4).Order().ToArray();
        return Outage * Math.Max(unit, usual[(int)(Top * (usual.Length - 1))]);
    }

    private static ThresholdForecast Forecast(GrowthFit fit, double logLimit, int horizon)
    {
        var chance = fit.ChanceAt(horizon, logLimit);
        return new()
        {
            Outcome = chance >= 0.5 ? ThresholdOutcome.Expected : chance >= Low ? ThresholdOutcome.Possible : ThresholdOutcome.NotWithinHorizon,
            Chance = chance,
            Earliest = When(fit, logLimit, Low, horizon),
            Rows = When(fit, logLimit, 0.5, horizon),
            Latest = When(fit, logLimit, High, horizon),
            LearnedRows = fit.Rows,
        };
    }

    /// <summary>By halving. Of a growth that is sure chances only rise with time.</summary>
    private static double? When(GrowthFit fit, double logLimit, double chance, int horizon)
    {
        if (fit.ChanceAt(horizon, logLimit) < chance)
        {
            return null;
        }

        var (low, high) = (0.0, (double)horizon);
        while (high - low > Fine)
        {
            var middle = (low + high) / 2;
            (low, high) = fit.ChanceAt(middle, logLimit) >= chance ? (low, middle) : (middle, high);
        }

        return high;
    }
}
