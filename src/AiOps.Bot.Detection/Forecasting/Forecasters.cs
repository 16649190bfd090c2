namespace AiOps.Bot.Detection.Forecasting;

/// <summary>The forecasters there are, by name.</summary>
public static class Forecasters
{
    public const string Default = "combination";

    private static readonly Dictionary<string, Func<IForecaster>> All = new(StringComparer.Ordinal)
    {
        [Default] = () => new CombinedForecaster(),
        ["seasonal-median"] = () => new ProfileForecaster(SeasonProfile.Days(4), LevelShift.None),
        ["regression"] = () => ForecastPool.Regressions[0],
        ["arima"] = () => new ArimaForecaster(),
        [AdditiveForecaster.Model] = () => new AdditiveForecaster(),
        ["holt-winters"] = () => new HoltWintersForecaster(),
        ["theta"] = () => new ThetaForecaster(),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static IForecaster Create(string name) =>
        All.TryGetValue(name, out var create) ? create() : throw new ArgumentException($"There is no forecaster '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
}
