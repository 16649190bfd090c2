namespace AiOps.Bot.Detection.Evaluation;

/// <summary>One bin of a column, or of the scores: the share of the training's rows that lay in it, and of the rows that were seen.</summary>
/// <param name="Above">Its lower end, exclusive, in the column's own unit; null where it has none.</param>
/// <param name="UpTo">Its upper end, inclusive; null where it has none.</param>
/// <param name="IsMissing">It counts the rows without a value.</param>
/// <param name="Expected">0 to 1. All bins of a column together are 1.</param>
/// <param name="Seen">0 to 1. All bins of a column together are 1.</param>
public sealed record DriftBin(double? Above, double? UpTo, bool IsMissing, double Expected, double Seen);
