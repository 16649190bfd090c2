using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits one gauge on the ordinary sessions of the training, and sets its threshold by what it measured on sessions held out.</summary>
internal sealed class GaugedSessionTrainer(ISessionGaugeTrainer gauge) : ISessionTrainer
{
    public string Name => gauge.Name;

    public bool NeedsLabels => false;

    public ISessionScorer Fit(SessionTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var fittable = GaugeTraining.Of(training);
        return new GaugedSessionScorer(Name, [gauge.Fit(fittable, settings, cancellationToken).WithThreshold(fittable)]);
    }
}
