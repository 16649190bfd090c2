using AiOps.Bot.Core.Anomalies.Models;

namespace AiOps.Bot.Scoring.Models;

/// <summary>A batch that the champion answered and the challenger is to score too.</summary>
/// <param name="Body">The request.</param>
/// <param name="Scores">The champion's, of the readable rows.</param>
/// <param name="Threshold">The champion's.</param>
internal sealed record ShadowBatch(ModelDuel Duel, byte[] Body, double[] Scores, double Threshold);
