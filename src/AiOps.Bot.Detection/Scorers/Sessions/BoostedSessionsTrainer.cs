using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="BoostedSessions"/> on labelled sessions.</summary>
internal sealed class BoostedSessionsTrainer : ISessionTrainer
{
    public const string FamilyName = "boosted-trees";

    public string Name => FamilyName;

    public bool NeedsLabels => true;

    public ISessionScorer Fit(SessionTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var table = new CountTable(training.Sessions);
        var trees = new BoostedTreesTrainer().Fit(new(table.Of([.. training.Sessions]), training.Labels), settings, cancellationToken);
        return new BoostedSessions(table, trees, table.Typical(table.Of([.. training.Sessions.Where((_, i) => !training.Labels[i])]).Values));
    }
}
