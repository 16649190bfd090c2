using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="NewEventOrLength"/>.</summary>
internal sealed class NewEventOrLengthTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "new-event";

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken };
        return new(new NewEventOrLength(training.Sessions, training.IsScored), CrossFit.Measure(training.Sessions, s => new NewEventOrLength(s, false), parallel));
    }
}
