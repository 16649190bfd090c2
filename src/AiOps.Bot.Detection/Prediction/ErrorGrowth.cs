namespace AiOps.Bot.Detection.Prediction;

/// <summary>How errors grow.</summary>
/// <param name="Forecast">When they pass the limit.</param>
/// <param name="DoublingRows">Rows in which they double; null where they do not grow.</param>
/// <param name="Limit">What counts as a failure, in the unit of the errors.</param>
public sealed record ErrorGrowth(ThresholdForecast Forecast, double? DoublingRows, double Limit);
