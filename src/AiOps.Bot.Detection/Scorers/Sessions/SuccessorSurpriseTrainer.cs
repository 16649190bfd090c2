using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="SuccessorSurprise"/>. What was held out is each session in turn: its own steps are taken off the counts.</summary>
internal sealed class SuccessorSurpriseTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "markov";

    /// <summary>Of more sessions as many are measured, evenly over all: the tail does not become any clearer at the rates that are asked for.</summary>
    private const int MostMeasured = 50_000;

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var gauge = new SuccessorSurprise(training.Sessions, training.IsScored);
        var every = 1 + (training.Sessions.Count / MostMeasured);
        var measured = new double[training.Sessions.Count > 1 ? training.Sessions.Count / every : 0];
        Parallel.For(0, measured.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads), CancellationToken = cancellationToken },
            i => measured[i] = gauge.MeasureOwn(training.Sessions[i * every]));
        return new(gauge, measured);
    }
}
