using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="BrokenOff"/>. Nothing is held out: that some of the training broke off must not lift the threshold.</summary>
internal sealed class BrokenOffTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "broken-off";

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken) => new(new BrokenOff(training.Sessions), []);
}
