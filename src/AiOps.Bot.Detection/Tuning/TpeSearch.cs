using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio, Kégl: Algorithms for Hyper-Parameter Optimization, NeurIPS 2011): settings are drawn where good trials lie
/// densely, and of those the one is tried for which good trials are densest against the others. Each setting is looked at on its own.
/// </summary>
public sealed class TpeSearch(ulong seed) : ISettingsSearch
{
    /// <summary>Trials at random before densities mean anything.</summary>
    private const int AtRandom = 10;

    /// <summary>The share of the trials that counts as good, and how many at most; as in the authors' Hyperopt.</summary>
    private const double GoodShare = 0.25;

    private const int MostGood = 25;
    private const int Candidates = 24;

    private readonly RandomSearch _random = new(seed);

    public string Name => "tpe";

    public ImmutableArray<double> Next(IReadOnlyList<TuningTrial> tried, int dimensions)
    {
        if (tried.Count < AtRandom)
        {
            return _random.Next(tried, dimensions);
        }

        // Whatever was given up is behind whatever was not.
        var ranked = tried.OrderByDescending(t => t.IsFinished).ThenByDescending(t => t.Value).ThenBy(t => t.Number).ToList();
        var good = Math.Clamp((int)Math.Ceiling(GoodShare * tried.Count), 2, MostGood);
        var random = SplitMix.Of(seed, tried.Count);
        var places = ImmutableArray.CreateBuilder<double>(dimensions);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            places.Add(Choose(new([.. ranked.Take(good).Select(t => t.Places[dimension])]), new([.. ranked.Skip(good).Select(t => t.Places[dimension])]), ref random));
        }

        return places.MoveToImmutable();
    }

    private static double Choose(ParzenDensity good, ParzenDensity others, ref SplitMix random)
    {
        var (best, bestRatio) = (0.5, double.NegativeInfinity);
        for (var i = 0; i < Candidates; i++)
        {
            var place = good.Draw(ref random);
            var ratio = Math.Log(good.At(place)) - Math.Log(others.At(place));
            (best, bestRatio) = ratio > bestRatio ? (place, ratio) : (best, bestRatio);
        }

        return best;
    }
}
