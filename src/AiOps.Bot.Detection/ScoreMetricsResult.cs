namespace AiOps.Bot.Detection;

/// <summary>What <see cref="ScoreMetrics"/> read and found.</summary>
/// <param name="Rows">Rows scored.</param>
/// <param name="Metrics">Columns of numbers.</param>
/// <param name="Anomalous">Rows at or above the threshold.</param>
/// <param name="Onsets">Rows that begin something new: what a person would have been told.</param>
/// <param name="Missing">Values that were missing or no numbers.</param>
public sealed record ScoreMetricsResult(long Rows, int Metrics, long Anomalous, long Onsets, long Missing);
