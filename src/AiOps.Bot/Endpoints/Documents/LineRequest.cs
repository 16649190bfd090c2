using System.Text.Json;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One line of a stream, as it is described to programs: a point of a series, a row for a model, or what the rows after it are. A row under columns that a line before it named may also be a bare list of cells.</summary>
/// <param name="Key">Of a point: whatever tells the caller's series apart.</param>
/// <param name="Timestamp">Of a point: ISO 8601, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970.</param>
/// <param name="Value">Of a point: null, "NaN" = missing.</param>
/// <param name="Model">Of rows: a registered model's champion ("NAME"), or one version of it ("NAME@3").</param>
/// <param name="Columns">Names the cells of the rows after this line.</param>
/// <param name="Row">An object of cells by their columns' names, or a list of cells under columns that were named.</param>
/// <param name="Explain">Of rows: say of anomalous ones which features make them so.</param>
internal sealed record LineRequest(string? Key, JsonElement? Timestamp, JsonElement? Value, string? Model, IReadOnlyList<string>? Columns, JsonElement? Row, bool? Explain);
