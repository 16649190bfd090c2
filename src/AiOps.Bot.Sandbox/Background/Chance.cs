namespace AiOps.Bot.Sandbox.Background;

/// <summary>Draws from the distributions that people's and machines' work has.</summary>
internal static class Chance
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Hits(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Lognormal: most values near the median, some far above.</summary>
    public static double LogNormal(this Random random, double median, double sigma)
        => median * Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>How many of independent rare things happen.</summary>
    public static int Poisson(this Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
