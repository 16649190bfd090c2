using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What is said of one line of a stream: a point, a row, or a line that says what the rows after it are.</summary>
/// <param name="Line">Its number, from 0; empty lines count and are not answered.</param>
/// <param name="Key">The series; empty where the line names none.</param>
/// <param name="Point">Of a point of a series, and of a line that cannot be read.</param>
internal sealed record LineScoreDocument(
    long Line, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PointScoreDocument? Point)
{
    /// <summary>The model that scored the row.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Its version, which may change while the stream goes on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    /// <summary>Of a row of a table.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowScoreDocument? Row { get; init; }

    /// <summary>Of a line that names model and columns: which model the rows after it will be scored by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScoreDocument? Header { get; init; }
}
