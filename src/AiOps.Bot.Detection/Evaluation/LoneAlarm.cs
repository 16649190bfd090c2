namespace AiOps.Bot.Detection.Evaluation;

/// <summary>An alarm of one model during which the other raised nothing.</summary>
/// <param name="Begin">Its first row.</param>
/// <param name="End">The row after its last.</param>
/// <param name="Peak">The row that scored highest.</param>
/// <param name="Score">Its score by the model that raised it.</param>
/// <param name="Other">Its score by the other.</param>
public readonly record struct LoneAlarm(int Begin, int End, int Peak, double Score, double Other);
