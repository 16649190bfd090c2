namespace AiOps.Bot.Detection.Forecasting;

/// <summary>How a profile is moved to the level of the last rows. Hours are of a forecast of a day; they grow with how far is looked ahead.</summary>
/// <param name="Hours">How long the level is looked at.</param>
/// <param name="FadeHours">After so long a third of the move is left.</param>
/// <param name="Share">How much of it is believed, 0 to 1.</param>
internal readonly record struct LevelShift(double Hours, double FadeHours, double Share)
{
    public static readonly LevelShift None = new(0, double.PositiveInfinity, 0);

    public string Name => FormattableString.Invariant($"moved by {Share} of the last {Hours}") + (double.IsFinite(FadeHours) ? FormattableString.Invariant($", fading in {FadeHours}") : "");
}
