using System.Text.Json;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What to score: either series, or a table that is fitted on itself.</summary>
/// <param name="Scorer">With <paramref name="Table"/>: the family, as <c>aiops score-table --scorer</c> names it.</param>
/// <param name="Seed">With <paramref name="Table"/>: of all random choices.</param>
internal sealed record ScoreRequest(IReadOnlyList<ScoreRequest.SeriesPart>? Series, ScoreRequest.TablePart? Table, string? Scorer, ulong? Seed)
{
    /// <param name="Key">Whatever tells the caller's series apart; it is sent back.</param>
    internal sealed record SeriesPart(string? Key, IReadOnlyList<PointPart> Points);

    /// <param name="Timestamp">ISO 8601, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. Series without any are taken as equally spaced.</param>
    /// <param name="Value">Null, "NaN" = missing.</param>
    internal sealed record PointPart(JsonElement? Timestamp, JsonElement? Value);

    /// <param name="Rows">Numbers, words (which count by how rare they are), true, false; null = missing.</param>
    internal sealed record TablePart(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows);
}
