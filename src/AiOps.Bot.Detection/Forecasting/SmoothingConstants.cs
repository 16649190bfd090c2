namespace AiOps.Bot.Detection.Forecasting;

/// <summary>How fast smoothing forgets.</summary>
/// <param name="Level">0 to 1; 1 takes the last row for the level.</param>
/// <param name="Trend">0 to 1, on the change of the level.</param>
/// <param name="Season">0 to 1.</param>
/// <param name="Damping">What is left of the trend a row later.</param>
internal readonly record struct SmoothingConstants(double Level, double Trend, double Season, double Damping);
