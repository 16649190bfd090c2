namespace AiOps.Bot.Detection.Prediction;

/// <summary>
/// Errors that grow by a factor rather than by a number (retries that feed on themselves, a pool that empties) announce a failure while they are still few. Their logarithm is foretold; the
/// limit is many times what was seen before, or one that the asker sets.
/// </summary>
public static class ErrorPrecursor
{
    /// <summary>Ten times the usual top is an outage to whoever is on call.</summary>
    private const double Outage = 10;

    private const double Top = 0.98;

    /// <summary>A slope of fewer of its own errors may be chance.</summary>
    private const double LeastSlopeErrors = 4;

    /// <param name="counts">Errors a row, 0 or more, or their share.</param>
    /// <param name="limit">In the same unit; null = ten times the highest of ordinary rows.</param>
    public static ErrorGrowth Foretell(ReadOnlySpan<double> counts, int perDay, int horizonRows, double? limit = null)
    {
        var known = counts.ToArray().Where(double.IsFinite).Select(c => Math.Max(0, c)).ToArray();
        if (known.Length < 16)
        {
            return new(new() { Outcome = ThresholdOutcome.TooLittleHistory }, null, limit ?? double.NaN);
        }

        // Shares are small numbers: they are counted in a unit in which the smallest one seen is one.
        var unit = known.Where(c => c > 0).DefaultIfEmpty(1).Min();
        var logs = known.Select(c => Math.Log(1 + (c / unit))).ToArray();
        var usual = known.Take(known.Length * 3 / 4).Order().ToArray();
        var most = limit ?? Outage * Math.Max(unit, usual[(int)(Top * (usual.Length - 1))]);
        var forecast = ThresholdForecaster.Foretell(logs, new(Math.Log(1 + (most / unit)), true, horizonRows, perDay));
        var trend = RecentTrend.Of(logs);
        var grows = trend.Slope > 0 && trend.Slope > LeastSlopeErrors * trend.SlopeError;
        return new(grows || forecast.Outcome == ThresholdOutcome.Passed ? forecast : forecast with { Outcome = ThresholdOutcome.NotWithinHorizon, Rows = null, Earliest = null, Latest = null }, grows ? Math.Log(2) / trend.Slope : null, most);
    }
}
