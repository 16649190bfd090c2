using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Fits <see cref="NearestCountVector"/>. What was held out is each session in turn: one whose vector others have is at distance 0, one alone is compared with the others.</summary>
internal sealed class NearestCountVectorTrainer : ISessionGaugeTrainer
{
    public const string FamilyName = "count-vector";

    /// <summary>So many lonely vectors are compared; of more, every so-manieth, and as many fewer of the others.</summary>
    private const int MostLonely = 4_000;

    public string Name => FamilyName;

    public FittedGauge Fit(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var known = new KnownVectors(training.Sessions);
        var gauge = new NearestCountVector(known, training.IsScored);
        var lonely = known.Distinct.Where(d => d.Sessions == 1).Select(d => d.Vector).ToArray();
        var every = 1 + (lonely.Length / MostLonely);
        var taken = lonely.Where((_, i) => i % every == 0).ToArray();
        var heldOut = new double[taken.Length + ((training.Sessions.Count - lonely.Length) / every)];
        Parallel.For(0, taken.Length, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellationToken },
            i => heldOut[i] = gauge.DistanceToOthers(taken[i]));
        return new(gauge, known.Distinct.Count == 1 && lonely.Length == 1 ? [] : heldOut);
    }
}
