namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// How much of a residual is believed: all of a usual one, less and less of one beyond, nothing of one far off (the three-part redescending function of Hampel 1974; for forecasts: Gelper, Fried and
/// Croux 2010). What no earlier row was like is an outage rather than a new level, and is over when the forecast's time has come; a level that stays becomes usual.
/// </summary>
internal static class HampelBound
{
    /// <summary>Bends at 1, 1.5 and 3 times this many of the usual sizes. Flat between 1 and 2.</summary>
    private const double Believed = 1.5;

    private const double Falls = 1.5;
    private const double Nothing = 3;

    /// <param name="residual">What was seen beyond what was expected.</param>
    /// <param name="usual">A size that nine of ten earlier residuals stay below; infinite = all is believed.</param>
    public static double Of(double residual, double usual)
    {
        var (size, bound) = (Math.Abs(residual), Believed * usual);
        return size <= bound
            ? residual
            : Math.Sign(residual) * bound * Math.Clamp((Nothing - (size / bound)) / (Nothing - Falls), 0, 1);
    }
}
