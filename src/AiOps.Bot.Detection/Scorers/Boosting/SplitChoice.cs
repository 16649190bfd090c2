namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>Where a node is best split.</summary>
/// <param name="Bin">Bins up to and including this one go left.</param>
/// <param name="MissingLeft">Where rows go that lack the value.</param>
/// <param name="Left">Packed sum of what goes left.</param>
internal readonly record struct SplitChoice(double Gain, int Feature, int Bin, bool MissingLeft, long Left)
{
    public static readonly SplitChoice None = new(0, -1, 0, false, 0);
}
