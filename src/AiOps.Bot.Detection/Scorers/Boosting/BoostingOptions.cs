namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>How trees are boosted; names and defaults as in XGBoost.</summary>
public sealed record BoostingOptions
{
    /// <summary>How many trees at most.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>At least 1.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Shrinkage of each tree's answer, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 0.3;

    /// <summary>L2 penalty on leaf values.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>Gain that a split must bring at least.</summary>
    public double Gamma { get; init; }

    /// <summary>Sum of second derivatives that a leaf must hold at least.</summary>
    public double MinChildWeight { get; init; } = 1;

    /// <summary>Share of the rows that each tree sees, above 0 to 1.</summary>
    public double Subsample { get; init; } = 1;

    /// <summary>How much an anomalous row counts against an ordinary one; null = as many times as there are fewer of them, at most 100.</summary>
    public double? PositiveWeight { get; init; } = 1;
}
