using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>
/// Cross-validation for rows in the order of time (Bergmeir, Benítez: On the Use of Cross-validation for Time Series Predictor Evaluation, 2012; "rolling origin"): each
/// fold learns from all rows before a point and is tested on the rows after it, up to the next point. No row is learned from before it was seen.
/// </summary>
public static class ForwardFolds
{
    /// <summary>As many parts of equal size as folds, behind a first one that is only learned from.</summary>
    /// <returns>The row at which the test of each fold begins, and the row after its last.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than parts, or no fold.</exception>
    public static ImmutableArray<(int Begin, int End)> Of(int rows, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, folds + 1);
        int Cut(int part) => (int)((long)rows * part / (folds + 1));
        return [.. Enumerable.Range(1, folds).Select(fold => (Cut(fold), Cut(fold + 1)))];
    }
}
