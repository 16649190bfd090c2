using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>The scores of one series.</summary>
/// <param name="Key">As it was sent.</param>
/// <param name="Points">In the order in which they were sent.</param>
/// <param name="Fault">Why none of it was scored, for people.</param>
internal sealed record SeriesScoreDocument(
    string? Key, IReadOnlyList<PointScoreDocument> Points, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fault = null)
{
    public int Scored => Points.Count(p => p.Score is not null);

    public int Flagged => Points.Count(p => p.Flagged);
}
