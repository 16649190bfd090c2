namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>One way through an entity that control takes more or less often than in the normal period.</summary>
/// <param name="From">Place number.</param>
/// <param name="To">Place number.</param>
/// <param name="Before">How often the way was taken of all departures, in the normal period.</param>
/// <param name="Now">The same in the incident.</param>
/// <param name="Surprise">Nats above what chance gives, weighted by how novel the way is.</param>
internal readonly record struct FlowShift(FlowShiftKind Kind, int From, int To, Share Before, Share Now, double Surprise);
