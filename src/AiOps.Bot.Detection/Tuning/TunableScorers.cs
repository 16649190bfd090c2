using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Scorers.Margins;
using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Scorers.Projections;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>
/// The families of scorers whose settings can be searched, each with its space. Ranges are those of the papers and of the libraries' manuals, cut to what one machine fits in
/// seconds; every default lies within.
/// </summary>
public static class TunableScorers
{
    /// <summary>The share of the training that is raised: where nothing is learned from labels, the threshold comes from it.</summary>
    public static readonly TunedParameter RaisedShare = new("raisedShare", 0.01, 0.001, 0.2) { IsLogarithmic = true };

    private static readonly BoostingOptions Boosting = new();
    private static readonly HalfSpaceOptions HalfSpace = new();

    private static readonly ImmutableArray<TunableFamily> All =
    [
        new(IsolationForestTrainer.FamilyName, [Count("trees", 200, 50, 500), Count("sampleSize", 256, 32, 4_096)], s => new IsolationForestTrainer(s.Of("trees", 200), s.Of("sampleSize", 256))),
        new(ExtendedIsolationForestTrainer.FamilyName, [Count("trees", 100, 50, 500), Count("sampleSize", 256, 32, 4_096)], s => new ExtendedIsolationForestTrainer(s.Of("trees", 100), s.Of("sampleSize", 256))),
        new(HalfSpaceTreesTrainer.FamilyName, [Count("trees", HalfSpace.Trees, 10, 100), Few("depth", HalfSpace.Depth, 4, 12), Count("window", HalfSpace.Window, 50, 5_000), Count("sizeLimit", HalfSpace.SizeLimit, 2, 200)], OfHalfSpace),
        new(PcaResidualTrainer.FamilyName, [new("kept", 0.9, 0.5, 1)], s => new PcaResidualTrainer(s.Of("kept", 0.9))),
        new(OneClassSvmTrainer.FamilyName, [Share("nu", 0.1, 0.002, 0.5), Share("gamma", 1, 0.05, 20)], s => new OneClassSvmTrainer(s.Of("nu", 0.1), gamma: s.Of("gamma", 1.0))),
        new(RandomFeatureSvmTrainer.FamilyName, [Share("nu", 0.1, 0.002, 0.5), Count("features", 256, 64, 1_024)], s => new RandomFeatureSvmTrainer(s.Of("nu", 0.1), s.Of("features", 256))),
        new(AutoencoderTrainer.FamilyName, [new("kept", 0.85, 0.5, 1)], s => new AutoencoderTrainer(s.Of("kept", 0.85))),
        new(
            BoostedTreesTrainer.FamilyName,
            [
                Count("rounds", Boosting.Rounds, 20, 500), Few("maxDepth", Boosting.MaxDepth, 1, 10), Share("learningRate", Boosting.LearningRate, 0.01, 0.5), Share("lambda", Boosting.Lambda, 0.1, 50),
                new("gamma", Boosting.Gamma, 0, 5), Share("minChildWeight", Boosting.MinChildWeight, 0.1, 50), new("subsample", Boosting.Subsample, 0.4, 1), Share("positiveWeight", Boosting.PositiveWeight ?? 1, 0.5, 100),
            ],
            OfBoosting),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <exception cref="KeyNotFoundException">No family with settings has this name.</exception>
    public static TunableFamily Named(string name) =>
        All.FirstOrDefault(f => f.Name == name) ?? throw new KeyNotFoundException($"'{name}' has no settings to search; these have: {string.Join(", ", Names)}.");

    /// <summary>A trainer with settings that somebody wrote.</summary>
    /// <exception cref="FormatException">A setting is not one of the family's, or lies outside its range; the message says which there are.</exception>
    public static ITableTrainer Trainer(string name, ScorerSettings settings)
    {
        if (settings.Values.IsEmpty)
        {
            return TableScorers.Named(name);
        }

        var family = Names.Contains(name) ? Named(name) : throw new FormatException($"{name} has no settings.");
        foreach (var (setting, value) in settings.Values)
        {
            var parameter = family.Parameters.FirstOrDefault(p => p.Name == setting)
                ?? (setting == RaisedShare.Name ? RaisedShare : throw new FormatException($"{name} has no setting '{setting}'; it has {string.Join(", ", family.Parameters.Select(p => p.Name))}."));
            if (!(value >= parameter.Low && value <= parameter.High))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{setting} is {value}; {parameter.Low} to {parameter.High} can be."));
            }
        }

        return family.Create(settings);
    }

    private static HalfSpaceTreesTrainer OfHalfSpace(ScorerSettings s) =>
        new(new(s.Of("trees", HalfSpace.Trees), s.Of("depth", HalfSpace.Depth), s.Of("window", HalfSpace.Window), s.Of("sizeLimit", HalfSpace.SizeLimit)));

    private static BoostedTreesTrainer OfBoosting(ScorerSettings s) => new(new()
    {
        Rounds = s.Of("rounds", Boosting.Rounds),
        MaxDepth = s.Of("maxDepth", Boosting.MaxDepth),
        LearningRate = s.Of("learningRate", Boosting.LearningRate),
        Lambda = s.Of("lambda", Boosting.Lambda),
        Gamma = s.Of("gamma", Boosting.Gamma),
        MinChildWeight = s.Of("minChildWeight", Boosting.MinChildWeight),
        Subsample = s.Of("subsample", Boosting.Subsample),
        PositiveWeight = s.Of("positiveWeight", Boosting.PositiveWeight ?? 1),
    });

    private static TunedParameter Count(string name, int byDefault, int low, int high) => new(name, byDefault, low, high) { IsWhole = true, IsLogarithmic = true };

    private static TunedParameter Few(string name, int byDefault, int low, int high) => new(name, byDefault, low, high) { IsWhole = true };

    private static TunedParameter Share(string name, double byDefault, double low, double high) => new(name, byDefault, low, high) { IsLogarithmic = true };
}
