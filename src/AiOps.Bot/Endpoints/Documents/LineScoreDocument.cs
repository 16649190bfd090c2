using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What is said of one line of a stream.</summary>
/// <param name="Line">Its number, from 0; empty lines count and are not answered.</param>
/// <param name="Key">The series; empty where the line names none.</param>
internal sealed record LineScoreDocument(long Line, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key, PointScoreDocument Point);
