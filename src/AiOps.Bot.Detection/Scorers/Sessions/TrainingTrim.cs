using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Leaves out of an unlabelled training what cannot be ordinary, so that anomalies in it neither vouch for others of their kind nor lift thresholds (concentration steps, as in
/// Rousseeuw, van Driessen 1999). Sessions are measured by those that are left, none by itself, and go where a measure is beyond what chance would bring among so many; without them others may become
/// strange, so this is done again until none goes. The levels are theory and not fitted; figures are in <c>Scorers/Sessions/README.md</c>.
/// </summary>
/// <param name="isOrderHeard">Whether, of such counts and such an order, order tells something.</param>
internal sealed class TrainingTrim(NearestCountVectorTrainer counts, SuccessorSurpriseTrainer order, Func<FittedGauge, FittedGauge, bool> isOrderHeard)
{
    private const int MostRounds = 6;

    /// <summary>Trainings without an anomaly have lost up to 1.2 in a hundred, those with one in a hundred 1.5; thresholds allow for five without this.</summary>
    private const double Share = 0.01;

    private const int Few = 5;

    /// <summary>Of more sessions only those go that are strange at first: each round measures all of them.</summary>
    private const int ManySessions = 50_000;

    /// <summary>Beyond one in five robust measures break down; nobody can tell any more who is strange to whom.</summary>
    private const double LeastKept = 0.8;

    /// <returns>The training as it was, where so few would go that they may be the rare ones among ordinary sessions.</returns>
    public GaugeTraining Trim(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var left = training;
        for (var round = 0; round < (training.Sessions.Count > ManySessions ? 1 : MostRounds); round++)
        {
            var kept = KeptOf(left with { IsScored = true }, settings, cancellationToken);
            if (kept.Length == left.Sessions.Count || kept.Length < LeastKept * training.Sessions.Count)
            {
                break;
            }

            left = left with { Sessions = kept };
        }

        return training.Sessions.Count - left.Sessions.Count <= Math.Max(Few, Share * training.Sessions.Count) ? training : left with { IsTrimmed = true };
    }

    private LogSession[] KeptOf(GaugeTraining training, FitSettings settings, CancellationToken cancellationToken)
    {
        var (byCounts, byOrder) = (counts.Fit(training, settings, cancellationToken), order.Fit(training, settings, cancellationToken));
        (FittedGauge Gauge, double Chance)[] looks = isOrderHeard(byCounts, byOrder) ? [(byCounts, ChanceOfCounts(training)), (byOrder, ChanceOfSteps(training))] : [(byCounts, ChanceOfCounts(training))];
        var levels = looks.Select(l => Math.Max(l.Chance, l.Gauge.WithThreshold(training).Threshold)).ToArray();
        var isStrange = new bool[training.Sessions.Count];
        Parallel.For(0, isStrange.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads), CancellationToken = cancellationToken },
            i => isStrange[i] = looks.Where((l, look) => l.Gauge.Gauge.Measure(training.Sessions[i]) > levels[look]).Any());
        return [.. training.Sessions.Where((_, i) => !isStrange[i])];
    }

    /// <summary>A session with two traits that no other has: where traits come independently, one among n has such a pair with probability 1 in n.</summary>
    private static double ChanceOfCounts(GaugeTraining training) => 2 * Math.Log(Math.Max(2, training.Sessions.Count));

    /// <summary>A step that is rarer than one in all that were made.</summary>
    private static double ChanceOfSteps(GaugeTraining training) => Math.Log(Math.Max(2, training.Sessions.Sum(s => s.Events.Length + 1L)));
}
