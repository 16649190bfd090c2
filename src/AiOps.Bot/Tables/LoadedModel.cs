using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tables;

/// <summary>A model as it scores tables: the scorer, what it says of itself, and the hash of its file.</summary>
internal sealed record LoadedModel(ITableScorer Scorer, ModelManifest Manifest, string Hash)
{
    /// <exception cref="FormatException">It is no model, it is damaged, or its parts do not fit together; the message says which.</exception>
    public static async Task<LoadedModel> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var saved = await ModelFile.ReadAsync(file, cancellationToken);
        var manifest = ModelManifest.Read(saved.Manifest);
        return manifest.Columns.Count == saved.Scorer.Width ? new(saved.Scorer, manifest, saved.Hash) : throw new FormatException("Its scorer and its columns do not fit together.");
    }

    /// <summary>Scores a whole table, and raises what lies above the model's own threshold.</summary>
    public TrialRows Rows(LabelledTable table)
    {
        var scores = new double[table.Training.Table.Rows];
        Scorer.Score(table.Training.Table.Values, scores);
        return TrialRows.Of(table.Training.Labels, scores, Manifest.Threshold) with { Seconds = table.Seconds };
    }
}
