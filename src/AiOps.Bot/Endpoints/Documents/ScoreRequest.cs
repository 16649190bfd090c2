using System.Text.Json;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What to score: series, or a table that is fitted on itself, or rows for a registered model.</summary>
/// <param name="Scorer">With <paramref name="Table"/>: the family, as <c>aiops score-table --scorer</c> names it.</param>
/// <param name="Seed">With <paramref name="Table"/>: of all random choices.</param>
/// <param name="Model">A registered model's champion ("NAME"), or one version of it ("NAME@3"), with <paramref name="Columns"/> in any order and <paramref name="Rows"/>.</param>
/// <param name="Explain">With <paramref name="Model"/>: say of anomalous rows which features make them so.</param>
internal sealed record ScoreRequest(
    IReadOnlyList<ScoreRequest.SeriesPart>? Series, ScoreRequest.TablePart? Table, string? Scorer, ulong? Seed,
    string? Model, IReadOnlyList<string>? Columns, IReadOnlyList<IReadOnlyList<JsonElement>>? Rows, bool? Explain)
{
    /// <param name="Key">Whatever tells the caller's series apart; it is sent back.</param>
    internal sealed record SeriesPart(string? Key, IReadOnlyList<PointPart> Points);

    /// <param name="Timestamp">ISO 8601, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970. Series without any are taken as equally spaced.</param>
    /// <param name="Value">Null, "NaN" = missing.</param>
    internal sealed record PointPart(JsonElement? Timestamp, JsonElement? Value);

    /// <param name="Rows">Numbers, words (which count by how rare they are), true, false; null = missing.</param>
    internal sealed record TablePart(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows);
}
