namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Count, int Of)
{
    public double Ratio => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>
    /// Log-likelihood ratio of two shares against their being one (Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"), in nats. It
    /// knows how little few cases say: 0 of 10 against 16 of 50 surprises less than 0 of 8 against 5 of 5.
    /// </summary>
    public static double Surprise(Share one, Share other)
    {
        var pooled = (double)(one.Count + other.Count) / (one.Of + other.Of);
        return pooled is > 0 and < 1 ? Likelihood(one, pooled) + Likelihood(other, pooled) : 0;
    }

    private static double Likelihood(Share share, double pooled) => Term(share.Count, share.Of * pooled) + Term(share.Of - share.Count, share.Of * (1 - pooled));

    private static double Term(double count, double expected) => count <= 0 ? 0 : count * Math.Log(count / expected);
}
