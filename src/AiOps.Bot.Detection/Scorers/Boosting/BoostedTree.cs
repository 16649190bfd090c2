namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>
/// One regression tree as parallel arrays, in XGBoost's terms: rows whose feature is less than the threshold go left, missing values where the node says. A leaf has no
/// children (-1) and its value in <see cref="Thresholds"/>.
/// </summary>
internal sealed record BoostedTree
{
    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    public required int[] Features { get; init; }

    public required float[] Thresholds { get; init; }

    public required bool[] MissingLeft { get; init; }

    /// <summary>Gain of the split; 0 for a leaf.</summary>
    public required float[] Gains { get; init; }

    /// <summary>Sum of second derivatives over the node's rows.</summary>
    public required float[] Covers { get; init; }

    public int Count => Left.Length;

    public float ValueOf(ReadOnlySpan<float> row)
    {
        var node = 0;
        while (Left[node] >= 0)
        {
            var value = row[Features[node]];
            node = float.IsNaN(value) ? (MissingLeft[node] ? Left[node] : Right[node]) : value < Thresholds[node] ? Left[node] : Right[node];
        }

        return Thresholds[node];
    }
}
