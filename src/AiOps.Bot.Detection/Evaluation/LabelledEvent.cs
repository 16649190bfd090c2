namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Anomalous rows one after the other, which are one thing that happened.</summary>
/// <param name="Begin">Its first row.</param>
/// <param name="End">The row after its last.</param>
/// <param name="FoundAt">The first row of it that was raised; null where it was missed.</param>
public readonly record struct LabelledEvent(int Begin, int End, int? FoundAt);
