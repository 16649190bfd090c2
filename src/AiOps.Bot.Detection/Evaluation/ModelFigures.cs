namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How well a family of scorers does on rows that it had not learned from.</summary>
/// <param name="Counts">At the threshold that the training chose.</param>
/// <param name="PrAuc">Average precision, all folds' rows together.</param>
/// <param name="RocAuc">The chance that an anomalous row scores higher than an ordinary one.</param>
/// <param name="Folds">F1 by fold, the earliest first.</param>
public sealed record ModelFigures(AlarmCounts Counts, double PrAuc, double RocAuc, IReadOnlyList<double> Folds);
