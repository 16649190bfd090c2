namespace AiOps.Bot.Detection.Tuning;

/// <summary>How to search.</summary>
/// <param name="Trials">At most so many settings.</param>
/// <param name="Folds">Forward folds that each is tried on.</param>
/// <param name="Patience">So many trials after the last improvement it ends.</param>
public sealed record TuningPlan(TuningObjective Objective, int Trials = 50, int Folds = 4, int Patience = 25);
