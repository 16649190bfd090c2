using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="SuccessorSurprise"/>.</summary>
internal sealed class SuccessorSurpriseTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "markov";

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken };
        return new(new SuccessorSurprise(training.Sessions), CrossFit.Measure(training.Sessions, s => new SuccessorSurprise(s), parallel));
    }
}
