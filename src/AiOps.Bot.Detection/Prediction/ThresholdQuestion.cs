namespace AiOps.Bot.Detection.Prediction;

/// <summary>When will a metric pass a limit?</summary>
/// <param name="Threshold">In the metric's unit.</param>
/// <param name="IsUpward">True where passing means rising above it, false where it means falling below it.</param>
/// <param name="HorizonRows">How far is looked ahead; what lies beyond is not told.</param>
/// <param name="PerDay">Rows a day, at least 1.</param>
public readonly record struct ThresholdQuestion(double Threshold, bool IsUpward, int HorizonRows, int PerDay);
