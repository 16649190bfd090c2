using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>Settings that were tried.</summary>
/// <param name="Number">Counts from 1; the first is the family's defaults.</param>
/// <param name="Places">The settings as places in the space, 0 to 1 each, in the order of its parameters.</param>
/// <param name="Running">The objective after each fold, over the rows of all folds so far; NaN where they have no anomalous row yet.</param>
/// <param name="IsFinished">False where it was given up before the last fold, because it fell behind.</param>
public sealed record TuningTrial(int Number, ScorerSettings Settings, ImmutableArray<double> Places, ImmutableArray<double> Running, bool IsFinished)
{
    /// <summary>The objective over all folds that were tried.</summary>
    public double Value => Running[^1];
}
