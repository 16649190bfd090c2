using System.Text.Json;

namespace AiOps.Bot.Scoring;

/// <summary>What the rows of a stream are scored by, and what their cells are called.</summary>
/// <param name="Model">As the request of a batch names it.</param>
/// <param name="Explain">Whether anomalous rows are explained.</param>
/// <param name="Columns">The columns' names, as a list in JSON.</param>
internal sealed record RowShape(string Model, bool Explain, string Columns)
{
    /// <summary>What a line says of the rows; null where it names no model.</summary>
    /// <param name="line">An object.</param>
    /// <param name="columns">The columns' names.</param>
    public static RowShape? Of(JsonElement line, string columns) =>
        line.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String ? new(model.GetString()!, WantsReasons(line), columns) : null;

    private static bool WantsReasons(JsonElement line) => line.TryGetProperty("explain", out var explain) && explain.ValueKind == JsonValueKind.True;
}
