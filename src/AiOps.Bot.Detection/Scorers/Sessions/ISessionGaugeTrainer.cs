using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits a gauge, and says what it would have measured on sessions that it was not fitted on.</summary>
internal interface ISessionGaugeTrainer
{
    string Name { get; }

    FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken);
}
