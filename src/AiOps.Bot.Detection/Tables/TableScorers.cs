using System.Collections.Immutable;
using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Scorers.Ensembles;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Scorers.Margins;
using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Scorers.Projections;

namespace AiOps.Bot.Detection.Tables;

/// <summary>The families of scorers for feature tables, by name.</summary>
public static class TableScorers
{
    /// <summary>Needs no labels and no settings, and does well on tables of any kind.</summary>
    public const string Default = TableEnsembleTrainer.FamilyName;

    /// <summary>Where labels are given.</summary>
    public const string DefaultWithLabels = BoostedTreesTrainer.FamilyName;

    private static readonly ImmutableArray<ITableTrainer> All =
    [
        new TableEnsembleTrainer(), new IsolationForestTrainer(), new ExtendedIsolationForestTrainer(), new HalfSpaceTreesTrainer(), new RandomCutForestTrainer(), new PcaResidualTrainer(), new OneClassSvmTrainer(), new RandomFeatureSvmTrainer(), new AutoencoderTrainer(),
        new BoostedTreesTrainer(),
    ];

    public static ImmutableArray<string> Names { get; } = [.. All.Select(t => t.Name)];

    /// <exception cref="KeyNotFoundException">No family has this name.</exception>
    public static ITableTrainer Named(string name) =>
        All.FirstOrDefault(t => t.Name == name) ?? throw new KeyNotFoundException($"There is no scorer '{name}'; there are {string.Join(", ", Names)}.");
}
