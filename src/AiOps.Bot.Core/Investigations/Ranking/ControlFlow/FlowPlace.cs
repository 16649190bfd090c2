namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>A place that control passes inside an entity.</summary>
/// <param name="Entity">Number of the entity.</param>
/// <param name="Number">Number of the statement, or of the operation.</param>
internal readonly record struct FlowPlace(FlowPlaceKind Kind, int Entity, int Number);
