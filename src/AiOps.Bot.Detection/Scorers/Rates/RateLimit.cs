using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>
/// From how many lines an hour is anomalous: what happens by chance in one of ten million hours (a thousand templates make nine million hours a year), and
/// at least ten lines, three times the usual and half again the highest hour of the last weeks, since what is rare need not matter.
/// </summary>
internal static class RateLimit
{
    public const double ThresholdDigits = 7;
    private const int MinCount = 10;
    private const double MinFactor = 3;
    private const double OverPeak = 1.5;
    private const int MaxCount = 100_000_000;

    public static int Of(double mean, double dispersion, double peak)
    {
        var low = (int)Math.Min(MaxCount, Math.Max(MinCount, Math.Ceiling(Math.Max(MinFactor * mean, OverPeak * peak))));
        if (IsRare(low, mean, dispersion))
        {
            return low;
        }

        var high = low;
        do
        {
            low = high;
            high *= 2;
        }
        while (high < MaxCount && !IsRare(high, mean, dispersion));

        return Bisect(low, high, mean, dispersion);
    }

    private static int Bisect(int low, int high, double mean, double dispersion)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (IsRare(middle, mean, dispersion))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    private static bool IsRare(int count, double mean, double dispersion) =>
        TailProbability.LogNegativeBinomial(count, mean, dispersion) <= -ThresholdDigits * Math.Log(10);
}
