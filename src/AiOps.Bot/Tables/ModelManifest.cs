using System.Text.Json;

namespace AiOps.Bot.Tables;

/// <summary>What a model file says about itself beside the scorer.</summary>
/// <param name="Family">As <c>--scorer</c> names it.</param>
/// <param name="Threshold">Rows that score higher are raised.</param>
/// <param name="Rows">How many it was fitted on.</param>
/// <param name="Label">The label's column; null where it learned without.</param>
internal sealed record ModelManifest(string Family, double Threshold, int Rows, ulong Seed, DateTimeOffset TrainedAt, string? Label, IReadOnlyList<SavedColumn> Columns)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static ModelManifest Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(json, Options) is { Columns.Count: > 0 } manifest ? manifest : throw new FormatException("The model says nothing of its columns.");
        }
        catch (JsonException ex)
        {
            throw new FormatException($"What the model says about itself cannot be read: {ex.Message}", ex);
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Options);
}
