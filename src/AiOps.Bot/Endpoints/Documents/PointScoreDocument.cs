using System.Text.Json;
using System.Text.Json.Serialization;
using AiOps.Bot.Scoring;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What is said of one point of a series.</summary>
/// <param name="Timestamp">As it was sent.</param>
/// <param name="Score">0 to 1; null where the point was not scored.</param>
/// <param name="Flagged">Whether it is anomalous.</param>
/// <param name="Onset">Whether something begins here that the series has not done of late: the moment to tell a person.</param>
/// <param name="Expected">Null where nothing in particular was expected.</param>
/// <param name="Lower">The lower end of what is usual.</param>
/// <param name="Upper">The upper end of what is usual.</param>
/// <param name="Fault">Why it was not scored, for people.</param>
internal sealed record PointScoreDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Timestamp, ScoreStatus Status, double? Score = null, bool Flagged = false, bool Onset = false,
    double? Expected = null, double? Lower = null, double? Upper = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fault = null);
