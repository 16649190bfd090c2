using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>The ways of looking at series, by name.</summary>
public static class SeriesScorers
{
    /// <summary>Several ways together, as measured best: forecasts by season and level, distance from the usual, nearest stretches, what lasts.</summary>
    public const string Default = "ensemble";

    private const int Seed = 1;

    private static readonly ImmutableArray<Func<ISeriesScorer>> All =
    [
        () => new NearestWindowScorer(8), () => new RandomCutForestScorer(Seed), () => new HalfSpaceTreesScorer(new Random(Seed)), () => new SpectralResidualScorer(), () => new ChangePointScorer(),
        () => new FlatlineScorer(),
    ];

    public static ImmutableArray<string> Names { get; } = [Default, .. All.Select(make => make().Name)];

    /// <exception cref="KeyNotFoundException">No way has this name, or the name is that of several together.</exception>
    internal static ISeriesScorer Single(string name) =>
        All.Select(make => make()).FirstOrDefault(s => s.Name == name) ?? throw new KeyNotFoundException($"There is no scorer '{name}'; there are {string.Join(", ", Names)}.");
}
