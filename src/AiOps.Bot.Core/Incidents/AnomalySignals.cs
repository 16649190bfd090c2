using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Turns anomalies of our own into alert signals. Pure.</summary>
public static class AnomalySignals
{
    /// <summary>The source name of what our own scorers found.</summary>
    public const string Source = "aiops";

    /// <summary>The signals worth telling, in order. What ceased and resumed again within the list is told by neither.</summary>
    /// <param name="anomalies">In the order they were found.</param>
    /// <param name="staleBefore">Anomalies from before this time are history, unless they still go on.</param>
    public static IReadOnlyList<AlertSignal> Of(IReadOnlyList<Anomaly> anomalies, DateTimeOffset staleBefore, DateTimeOffset now) =>
        [.. WorthTelling(anomalies, staleBefore).Select(a => SignalOf(a, now))];

    /// <summary>The anomalies that <see cref="Of"/> makes signals of.</summary>
    public static IReadOnlyList<Anomaly> WorthTelling(IReadOnlyList<Anomaly> anomalies, DateTimeOffset staleBefore)
    {
        var lastResumed = new Dictionary<Fingerprint, int>();
        for (var i = 0; i < anomalies.Count; i++)
        {
            if (anomalies[i].Kind == AnomalyKinds.ActivityResumed)
            {
                lastResumed[FingerprintOf(anomalies[i])] = i;
            }
        }

        return [.. anomalies
            .Where((anomaly, i) => IsWorthTelling(anomaly, staleBefore) && !EndsLater(anomaly, i, lastResumed))];
    }

    /// <summary>The same for what ceased and what resumed, so that the second ends the first.</summary>
    public static Fingerprint FingerprintOf(Anomaly anomaly) => Fingerprint.Of(
        anomaly.Signal.SetItem("kind", KindOf(anomaly)));

    /// <summary>The signal of one anomaly.</summary>
    public static AlertSignal SignalOf(Anomaly anomaly, DateTimeOffset now) => new()
    {
        Fingerprint = FingerprintOf(anomaly),
        Source = Source,
        Kind = KindOf(anomaly),
        Title = anomaly.Title,
        Severity = anomaly.Severity,
        Status = anomaly.Kind == AnomalyKinds.ActivityResumed ? AlertStatus.Resolved : AlertStatus.Firing,
        Resource = anomaly.Resource,
        StartsAt = anomaly.Window.From,
        SeenAt = GoesOn(anomaly) ? now : anomaly.Time,
        Reasons = anomaly.Reasons,
        Labels = anomaly.Labels,
        EventIds = anomaly.EventIds,
    };

    private static bool IsWorthTelling(Anomaly anomaly, DateTimeOffset staleBefore) => GoesOn(anomaly) || anomaly.Time >= staleBefore;

    private static bool EndsLater(Anomaly anomaly, int index, Dictionary<Fingerprint, int> lastResumed) =>
        GoesOn(anomaly) && lastResumed.TryGetValue(FingerprintOf(anomaly), out var resumed) && resumed > index;

    /// <summary>What resumed names in its signal what it ends: an activity's absence or a whole source's.</summary>
    private static string KindOf(Anomaly anomaly) => anomaly.Kind == AnomalyKinds.ActivityResumed
        ? anomaly.Signal.GetValueOrDefault("kind", AnomalyKinds.ActivityCeased)
        : anomaly.Kind;

    private static bool GoesOn(Anomaly anomaly) => anomaly.Kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent;
}
