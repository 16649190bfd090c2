namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The median of many forecasts, each weighted by how well it did over the latest blocks of the same length (a forecast combination: Bates and Granger 1969; Timmermann 2006).
/// A median, because one forecast that repeats a past spike must not move it.
/// </summary>
public sealed class CombinedForecaster : IForecaster
{
    /// <summary>Blocks that errors are measured on: two weeks of day-ahead forecasts. Flat between 10 and 28.</summary>
    private const int Blocks = 14;

    /// <summary>Weights are the inverse of the error to this power: the best few decide. Flat between 4 and 16.</summary>
    private const double Sharpness = 8;

    /// <summary>Larger errors than this share of all count alike: nobody could foretell an outage, and who happened to is not better for it.</summary>
    private const double Foreseeable = 0.9;

    private const double Tiny = 1e-12;
    private readonly (IForecaster Forecaster, double Weight)[] _members = [.. ForecastPool.Members];

    public string Name => "combination";

    public int LeastHistory(ForecastShape shape) => 1;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        history.ForgetBefore(origin - (4 * Blocks * shape.Rows));
        var weights = Weights(history, origin, shape);
        var members = Enumerable.Range(0, _members.Length).Where(i => weights[i] > 0).ToArray();
        var told = members.Select(i => history.Told(_members[i].Forecaster, origin, shape)).ToArray();
        var combined = new double[shape.Rows];
        for (var row = 0; row < combined.Length; row++)
        {
            var at = row;
            combined[row] = WeightedMedian.Of(told.Select(t => t[at]).ToArray(), members.Select(i => weights[i]).ToArray());
        }

        return combined;
    }

    /// <summary>By member; 0 for those whose history is too short, now or over half of the blocks. Before anything is measured all count alike.</summary>
    private double[] Weights(SeriesHistory history, int origin, ForecastShape shape)
    {
        var blocks = Math.Min(Blocks, (origin - 1) / shape.Rows);
        var errors = _members.Select(m => origin >= m.Forecaster.LeastHistory(shape) ? Errors(m.Forecaster, history, (origin, blocks), shape) : null).ToArray();
        var all = errors.OfType<double[]>().SelectMany(e => e).ToArray();
        if (all.Length == 0)
        {
            return [.. _members.Select(m => origin >= m.Forecaster.LeastHistory(shape) ? m.Weight : 0)];
        }

        Array.Sort(all);
        var most = all[(int)(Foreseeable * (all.Length - 1))];
        var means = errors.Select(e => e is { Length: > 0 } && e.Length * 2 >= blocks * shape.Rows ? e.Average(v => Math.Min(v, most)) + Tiny : double.PositiveInfinity).ToArray();
        var least = means.Min();
        return [.. _members.Select((m, i) => m.Weight * Math.Pow(least / means[i], Sharpness))];
    }

    private static double[] Errors(IForecaster member, SeriesHistory history, (int Origin, int Count) blocks, ForecastShape shape)
    {
        var errors = new List<double>();
        for (var block = 1; block <= blocks.Count; block++)
        {
            var origin = blocks.Origin - (block * shape.Rows);
            if (origin < member.LeastHistory(shape))
            {
                break;
            }

            errors.AddRange(history.Told(member, origin, shape).Select((told, i) => Math.Abs(history[origin + i] - told)));
        }

        return [.. errors];
    }
}
