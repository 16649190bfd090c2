using AiOps.Bot.Endpoints.Documents;

namespace AiOps.Bot.Scoring.Models;

/// <summary>
/// Says which features make a row anomalous, for whatever family of scorers: each is put back to what is ordinary, alone, and what the score falls by is its part (occlusion; Zeiler and
/// Fergus 2014). Features that are anomalous only together are found less well.
/// </summary>
internal static class ModelExplanation
{
    /// <summary>Each costs as many scorings as there are columns.</summary>
    private const int MostRows = 100;

    private const int MostFeatures = 5;

    /// <returns>The rows, the first anomalous ones with their explanation. A model that kept nothing of its training explains nothing.</returns>
    public static RowScoreDocument[] Explain(ServedModel model, (SentTable Table, int[] Places) sent, (float[] Values, double[] Scores) scored, RowScoreDocument[] rows)
    {
        if (model.Reference is null)
        {
            return rows;
        }

        var width = model.Columns.Length;
        var anomalous = Enumerable.Range(0, scored.Scores.Length).Where(i => scored.Scores[i] > model.Registered.Threshold).Take(MostRows);
        foreach (var i in anomalous)
        {
            var row = sent.Table.Readable[i];
            var parts = PartsOf(model, scored.Values.AsSpan(i * width, width), scored.Scores[i]);
            rows[row] = rows[row] with
            {
                Explanation = [.. parts.Select((part, column) => (Part: part, Column: column)).Where(p => p.Part > 0).OrderByDescending(p => p.Part).Take(MostFeatures)
                    .Select(p => Feature(model, p.Column, p.Part, sent.Table.CellOf(row, sent.Places[p.Column])))],
            };
        }

        return rows;
    }

    private static double[] PartsOf(ServedModel model, ReadOnlySpan<float> row, double score)
    {
        var (width, variants) = (row.Length, new float[row.Length * row.Length]);
        for (var column = 0; column < width; column++)
        {
            row.CopyTo(variants.AsSpan(column * width));
            variants[(column * width) + column] = (float)model.Reference!.Columns[column].Middle;
        }

        var scores = new double[width];
        model.Scorer.Score(variants, scores);
        return [.. scores.Select(s => score - s)];
    }

    private static FeatureDocument Feature(ServedModel model, int column, double part, System.Text.Json.JsonElement seen)
    {
        var reference = model.Reference!.Columns[column];
        return new(model.Columns[column].Name, seen, reference.Middle, reference.Low, reference.High, part);
    }
}
