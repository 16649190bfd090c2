namespace AiOps.Bot.Detection.Forecasting;

/// <summary>What is expected of one row.</summary>
/// <param name="Lower">About one value in forty lies lower, as far as the past tells.</param>
/// <param name="Upper">About one value in forty lies higher.</param>
public readonly record struct ForecastPoint(double Expected, double Lower, double Upper);
