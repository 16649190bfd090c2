using System.Text.Json;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring;

/// <summary>Scores a table by what is ordinary in the table itself.</summary>
internal static class TableBatch
{
    private const int Threads = 1;

    /// <param name="asked">The family, null = <see cref="TableScorers.Default"/>; the seed of all random choices.</param>
    /// <exception cref="FormatException">It is no table, no family of this name, or one that cannot learn from it.</exception>
    public static ScoreDocument Score(JsonElement table, (string? Scorer, ulong Seed) asked, CancellationToken cancellationToken)
    {
        var trainer = TrainerOf(asked.Scorer ?? TableScorers.Default);
        var sent = SentTable.Read(table);
        if (sent.Readable.Count == 0)
        {
            throw new FormatException("no row of the table can be read: each is a list of as many cells as there are columns");
        }

        var values = sent.Values(sent.Learn(), [.. Enumerable.Range(0, sent.Columns.Count)]);
        var scores = new double[sent.Readable.Count];
        Fit(trainer, new([.. sent.Columns], values), asked.Seed, cancellationToken).Score(values, scores);
        return new() { Scorer = trainer.Name, BadCells = sent.BadCells, Rows = sent.Answer(scores, null) };
    }

    private static ITableTrainer TrainerOf(string name)
    {
        var trainer = TableScorers.Names.Contains(name) ? TableScorers.Named(name) : throw new FormatException($"there is no scorer '{Endpoints.Reasons.Cut(name)}'; there are {string.Join(", ", TableScorers.Names)}");
        return trainer.NeedsLabels ? throw new FormatException($"{name} learns from labels, which a batch has none of: train a model and name it") : trainer;
    }

    private static ITableScorer Fit(ITableTrainer trainer, FeatureTable table, ulong seed, CancellationToken cancellationToken)
    {
        try
        {
            return trainer.Fit(TrainingTable.Unlabelled(table), new(seed, Threads), cancellationToken);
        }
        catch (ArgumentException ex)
        {
            throw new FormatException($"{trainer.Name} cannot learn from these rows: {ex.Message}", ex);
        }
    }
}
