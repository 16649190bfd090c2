using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>Anywhere in the space with the same chance: better than a grid where few settings matter (Bergstra, Bengio, JMLR 2012).</summary>
public sealed class RandomSearch(ulong seed) : ISettingsSearch
{
    public string Name => "random";

    public ImmutableArray<double> Next(IReadOnlyList<TuningTrial> tried, int dimensions)
    {
        var random = SplitMix.Of(seed, tried.Count);
        var places = ImmutableArray.CreateBuilder<double>(dimensions);
        for (var i = 0; i < dimensions; i++)
        {
            places.Add(random.NextDouble());
        }

        return places.MoveToImmutable();
    }
}
