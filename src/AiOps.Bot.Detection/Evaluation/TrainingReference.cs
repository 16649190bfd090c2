using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>What a model's training looked like, kept in the model, so that whoever serves it can tell when the world has moved on.</summary>
/// <param name="Scores">Of the training's rows by the model itself.</param>
/// <param name="Columns">One for each column, in their order.</param>
public sealed record TrainingReference(ReferenceBins Scores, ImmutableArray<ReferenceBins> Columns)
{
    public static TrainingReference Of(FeatureTable table, ITableScorer scorer)
    {
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        return new(ReferenceBins.Of(scores), [.. Enumerable.Range(0, table.Width).Select(column => ReferenceBins.Of(ColumnOf(table, column)))]);
    }

    /// <summary>Whether rows of so many columns can be compared with it.</summary>
    public bool IsSound(int width) => Scores is { IsSound: true } && !Columns.IsDefault && Columns.Length == width && Columns.All(c => c.IsSound);

    private static double[] ColumnOf(FeatureTable table, int column)
    {
        var values = new double[table.Rows];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = table[row][column];
        }

        return values;
    }
}
