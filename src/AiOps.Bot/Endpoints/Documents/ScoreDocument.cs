using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What was scored: series, or rows of a table. What a request did not ask for is left out.</summary>
internal sealed record ScoreDocument
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SeriesScoreDocument>? Series { get; init; }

    /// <summary>The family that was fitted on the request's own rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scorer { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RowScoreDocument>? Rows { get; init; }
}
