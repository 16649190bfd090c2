using System.Text.Json.Serialization;
using AiOps.Bot.Scoring;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What is said of one row of a table.</summary>
/// <param name="Row">Its number, from 0; in a stream that of its line.</param>
/// <param name="Score">0 to 1; null where it was not scored.</param>
/// <param name="IsAnomaly">Whether the model would raise it; null where it was not scored, and where no model decides.</param>
/// <param name="Explanation">Where it was asked for: what makes the row anomalous, strongest first.</param>
/// <param name="Fault">Why it was not scored, for people.</param>
internal sealed record RowScoreDocument(
    int Row, ScoreStatus Status, double? Score = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsAnomaly = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FeatureDocument>? Explanation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fault = null);
