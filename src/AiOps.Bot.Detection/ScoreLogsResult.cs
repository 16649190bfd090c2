using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection;

/// <summary>What <see cref="ScoreLogs"/> did.</summary>
/// <param name="Read">Of the scored input.</param>
/// <param name="Scorer">The family that scored.</param>
/// <param name="Kinds">Kinds of events over all files.</param>
/// <param name="Trained">Sessions that were learned from.</param>
/// <param name="Sessions">Sessions that were scored.</param>
/// <param name="Unkeyed">Lines of all files that name no session, and were left out.</param>
/// <param name="Untimed">Lines of sessions without a time; they went with the line before.</param>
/// <param name="Unlabelled">Sessions of the training that the labels do not name.</param>
/// <param name="Spilled">True where sessions did not fit into memory and are in another order than the input.</param>
public sealed record ScoreLogsResult(LogReadCounts Read, string Scorer, int Kinds, int Trained, long Sessions, long Anomalous, long Unkeyed, long Untimed, long Unlabelled, bool Spilled);
