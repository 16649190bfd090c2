namespace AiOps.Bot.Detection.Features;

/// <summary>
/// Turns a tail probability into a score from 0 to 1: digits / (digits + digits at the threshold), so that a score of one half is just anomalous and more
/// unlikely is always more.
/// </summary>
internal static class Surprise
{
    public const double Threshold = 0.5;

    /// <param name="logProbability">Natural logarithm of the tail probability.</param>
    /// <param name="thresholdDigits">−log10 of the probability at which the scorer alarms.</param>
    public static double Of(double logProbability, double thresholdDigits)
    {
        var digits = Math.Min(-logProbability / Math.Log(10), 1e6);
        return Math.Round(digits / (digits + thresholdDigits), 6);
    }
}
