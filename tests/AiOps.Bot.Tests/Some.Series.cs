namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>Five-minute rows with a day's curve, 20 to 120, and a little noise.</summary>
    public static double[] DailySeries(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(i => 70 - (50 * Math.Cos(2 * Math.PI * i / 288)) + (4 * (random.NextDouble() - 0.5)))];
    }
}
