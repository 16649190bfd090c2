namespace AiOps.Bot.Detection.Tuning;

/// <summary>
/// Gives a trial up that is behind the median of the trials before it after the same fold (Golovin et al.: Google Vizier, KDD 2017): on what was seen so far, half of the others
/// were better.
/// </summary>
internal static class MedianRule
{
    /// <summary>Fewer trials have no median worth the name.</summary>
    private const int Fewest = 5;

    /// <param name="tried">The trials before it.</param>
    /// <param name="folds">How many folds it was tried on.</param>
    /// <param name="value">Its objective after them; NaN where that says nothing yet.</param>
    public static bool GivesUp(IEnumerable<TuningTrial> tried, int folds, double value)
    {
        var others = tried.Where(t => t.Running.Length >= folds).Select(t => t.Running[folds - 1]).Where(double.IsFinite).Order().ToList();
        return others.Count >= Fewest && value < others[others.Count / 2];
    }
}
