using System.Text.Json;
using System.Text.Json.Serialization;
using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Tables;

/// <summary>What a model file says about itself beside the scorer.</summary>
/// <param name="Family">As <c>--scorer</c> names it.</param>
/// <param name="Threshold">Rows that score higher are raised.</param>
/// <param name="Rows">How many it was fitted on.</param>
/// <param name="Label">The label's column; null where it learned without.</param>
internal sealed record ModelManifest(string Family, double Threshold, int Rows, ulong Seed, DateTimeOffset TrainedAt, string? Label, IReadOnlyList<SavedColumn> Columns)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The name of the file that it learned from.</summary>
    public string? TrainedOn { get; init; }

    /// <summary>From when to when its rows are; null where no column said.</summary>
    public DataWindow? Window { get; init; }

    /// <summary>The column that its rows' times are in; null where nobody named one.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>SHA-256 of the file that it learned from; null in files from before it was kept.</summary>
    public string? DataHash { get; init; }

    /// <summary>By which its rows are told again; null in files from before they were kept.</summary>
    public RowPrints? Prints { get; init; }

    /// <summary>How well its family, with its settings, did on rows that it had not learned from; null where nobody labelled them.</summary>
    public ModelFigures? Figures { get; init; }

    /// <summary>The settings that are not the family's defaults.</summary>
    public IReadOnlyDictionary<string, double>? Settings { get; init; }

    /// <summary>How the settings were found; null where nobody searched.</summary>
    public TunedSearch? Search { get; init; }

    /// <summary>What the training looked like; null in files from before it was kept.</summary>
    public TrainingReference? Reference { get; init; }

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
