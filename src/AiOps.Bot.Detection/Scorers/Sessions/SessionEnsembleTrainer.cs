using System.Collections.Immutable;
using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// How often things happen, whether a session broke off and, where it tells something, in which order things happen. Anomalous sessions that are labelled teach boosted trees
/// beside them: trees know what was seen, the others what was not. Which gauges earned their place was measured; see <c>Scorers/Sessions/README.md</c>.
/// </summary>
internal sealed class SessionEnsembleTrainer : ISessionTrainer
{
    public const string FamilyName = "ensemble";

    /// <summary>Where more sessions than this have counts that no other has, counts alone tell little. Flat from 0.05 to 0.5 on the sets at hand, which have 0.003 or nearly 1.</summary>
    private const double ManyUnseen = 0.2;

    private readonly NearestCountVectorTrainer _counts = new();
    private readonly BrokenOffTrainer _core = new();
    private readonly SuccessorSurpriseTrainer _order = new();

    public string Name => FamilyName;

    public bool NeedsLabels => false;

    public ISessionScorer Fit(SessionTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var ordinary = OrdinaryOf(training, settings, cancellationToken);
        var counts = _counts.Fit(ordinary, settings, cancellationToken);
        var order = _order.Fit(ordinary, settings, cancellationToken);
        ImmutableArray<FittedGauge> gauges = [counts, _core.Fit(ordinary, settings, cancellationToken)];
        gauges = TellsMore(counts, order, ordinary) ? gauges.Add(order) : gauges;
        var gauged = new GaugedSessionScorer(FamilyName, [.. gauges.Select(g => g.WithThreshold(ordinary))]);
        return training.Labels.Contains(true) ? new HighestSessionScore(FamilyName, [gauged, new BoostedSessionsTrainer().Fit(training, settings, cancellationToken)]) : gauged;
    }

    /// <summary>Labels say who is ordinary; without them, and where the training is not what will be scored, it is worked out who cannot be.</summary>
    private GaugeTraining OrdinaryOf(SessionTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var ordinary = GaugeTraining.Of(training);
        return training.IsScored || !training.Labels.IsEmpty
            ? ordinary
            : new TrainingTrim(_counts, _order, (counts, order) => TellsMore(counts, order, ordinary)).Trim(ordinary, settings, cancellationToken);
    }

    /// <summary>
    /// Order is listened to where counts fail, and where it is strict: 99 of 100 sessions have no step half as unexpected as the floor. Where what runs side by side is
    /// interleaved by chance, rare orders are no news and only add false alarms.
    /// </summary>
    private static bool TellsMore(FittedGauge counts, FittedGauge order, GaugeTraining training)
    {
        var floor = SessionThreshold.Floor(training.Sessions.Count, training.FalseAlarms);
        var unseen = counts.HeldOut.Count(d => d > 0) > ManyUnseen * counts.HeldOut.Length;
        var sorted = order.HeldOut.Order().ToArray();
        return unseen || (sorted.Length > 0 && sorted[(int)((sorted.Length - 1) * 0.99)] <= floor / 2);
    }
}
