using System.Collections.Immutable;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Scorers.Projections;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Ensembles;

/// <summary>
/// Two forests and the principal components: the forests see rows that are lonely along single columns or slopes, the components see rows whose columns do not go
/// together as they use to.
/// </summary>
public sealed class TableEnsembleTrainer : ITableTrainer
{
    public const string FamilyName = "ensemble";

    /// <summary>More rows do not make the tails any clearer.</summary>
    private const int CalibrationRows = 50_000;

    private static readonly ImmutableArray<ITableTrainer> Members = [new IsolationForestTrainer(), new ExtendedIsolationForestTrainer(), new PcaResidualTrainer()];

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = training.Table;
        var sample = table.Rows <= CalibrationRows ? table : table.Pick([.. new SplitMix(settings.Seed).Sample(table.Rows, CalibrationRows).Order()]);
        return new TableEnsemble([.. Members.Select(m => m.Fit(training, settings, cancellationToken))], sample);
    }
}
