using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="NearestCountVector"/>. What was held out is each session in turn: one whose vector others have is at distance 0, one alone is compared with the others.</summary>
internal sealed class NearestCountVectorTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "count-vector";

    /// <summary>So many lonely vectors are compared; of more, every so-manieth, and as many fewer of the others.</summary>
    private const int MostLonely = 4_000;

    private const int MostScored = 10_000;

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var known = new KnownVectors(training.Sessions);
        var gauge = new NearestCountVector(known, training.IsScored);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads), CancellationToken = cancellationToken };
        return new(gauge, known.Sessions == 1 ? [] : training.IsScored ? MeasureScored(gauge, training, parallel) : MeasureLonely(gauge, known, parallel));
    }

    private static double[] MeasureLonely(NearestCountVector gauge, KnownVectors known, ParallelOptions parallel)
    {
        var lonely = known.Distinct.Where(d => d.Sessions == 1).Select(d => d.Vector).ToArray();
        var every = 1 + (lonely.Length / MostLonely);
        var taken = lonely.Where((_, i) => i % every == 0).ToArray();
        var heldOut = new double[taken.Length + (int)((known.Sessions - lonely.Length) / every)];
        Parallel.For(0, taken.Length, parallel, i => heldOut[i] = gauge.DistanceToOthers(taken[i]));
        return heldOut;
    }

    /// <summary>Where sessions of the training are what will be measured, just that says what is usual.</summary>
    private static double[] MeasureScored(NearestCountVector gauge, GaugeTraining training, ParallelOptions parallel)
    {
        var every = 1 + (training.Sessions.Count / MostScored);
        var measured = new double[training.Sessions.Count / every];
        Parallel.For(0, measured.Length, parallel, i => measured[i] = gauge.Measure(training.Sessions[i * every]));
        return measured;
    }
}
