using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>Words the heartbeat's anomalies. One that reports a return has the signal of the one that it ends.</summary>
internal static class HeartbeatAnomaly
{
    private const double ThresholdDigits = 3;

    public static Anomaly OfCeased(string scorer, ActivityKey key, Activity activity, Overdue overdue, long watermark)
    {
        var signal = SignalOf(key, activity.Resource);
        var last = Iso(activity.LastTicks);
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, activity.Last),
            Scorer = scorer,
            Kind = AnomalyKinds.ActivityCeased,
            Signal = signal,
            Title = $"{ActivityName.SubjectOf(key)} stopped: expected {overdue.Rule.Words}, last seen {Clock(activity.LastTicks)}{ActivityName.DetailOf(key)}",
            Severity = Severity.High,
            Score = ScoreOf(overdue),
            Threshold = Surprise.Threshold,
            Resource = activity.Resource,
            Window = new(activity.Last, At(watermark)),
            Time = At(overdue.DeadlineTicks),
            Reasons = [Text($"expected {overdue.Rule.Words}; {overdue.Missed} missed in a row since {Clock(activity.LastTicks)}"), Text($"seen {activity.Count} times from {Clock(activity.FirstTicks)} on")],
            Labels = LabelsOf(key).Add(AnomalyLabels.LastSeen, last).Add(AnomalyLabels.Schedule, overdue.Rule.Words).Add(AnomalyLabels.Missed, Text($"{overdue.Missed}")),
            EventIds = [.. activity.EventIds],
        };
    }

    public static Anomaly OfResumed(string scorer, in ObservedLine line, Absence absence)
    {
        var signal = SignalOf(line.Activity, absence.Resource);
        return Returned(scorer, line, absence, signal) with { Title = $"{ActivityName.Of(line.Activity)} is back", Labels = LabelsOf(line.Activity).Add(AnomalyLabels.LastSeen, Iso(absence.SinceTicks)) };
    }

    public static Anomaly OfSilent(string scorer, StreamKey scope, StreamActivity stream, Overdue overdue, Silence silence)
    {
        var signal = SilentSignalOf(scope, stream.Resource);
        var last = Iso(stream.LastTicks);
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, At(stream.LastTicks)),
            Scorer = scorer,
            Kind = AnomalyKinds.SourceSilent,
            Signal = signal,
            Title = $"{scope} fell silent: no line of any kind since {Clock(stream.LastTicks)}",
            Severity = Severity.High,
            Score = ScoreOf(overdue),
            Threshold = Surprise.Threshold,
            Resource = stream.Resource,
            Window = new(At(stream.LastTicks), At(silence.WatermarkTicks)),
            Time = At(overdue.DeadlineTicks),
            Reasons =
            [
                Text($"expected {overdue.Rule.Words}; {overdue.Missed} missed in a row since {Clock(stream.LastTicks)}"),
                silence.Siblings > 0 ? Text($"{silence.Siblings} other streams go on") : "no other stream goes on either: the way here may be broken",
            ],
            Labels = ScopeLabels(scope).Add(AnomalyLabels.LastSeen, last).Add(AnomalyLabels.Schedule, overdue.Rule.Words).Add(AnomalyLabels.Missed, Text($"{overdue.Missed}")),
            EventIds = [.. stream.All.EventIds],
        };
    }

    public static Anomaly OfSpeaking(string scorer, in ObservedLine line, Absence absence) =>
        Returned(scorer, line, absence, SilentSignalOf(line.Scope, absence.Resource)) with
        {
            Title = $"{line.Scope} speaks again",
            Labels = ScopeLabels(line.Scope).Add(AnomalyLabels.LastSeen, Iso(absence.SinceTicks)),
        };

    private static Anomaly Returned(string scorer, in ObservedLine line, Absence absence, ImmutableSortedDictionary<string, string> signal) => new()
    {
        Id = AnomalyIdentity.IdOf(scorer, signal, At(absence.SinceTicks), "resumed"),
        Scorer = scorer,
        Kind = AnomalyKinds.ActivityResumed,
        Signal = signal,
        Title = "",
        Severity = Severity.Info,
        Score = 1,
        Threshold = Surprise.Threshold,
        Resource = absence.Resource,
        Window = new(At(absence.SinceTicks), line.Time),
        Time = line.Time,
        Reasons = [$"seen again at {Clock(line.Time.UtcTicks)}, after a silence since {Clock(absence.SinceTicks)}"],
        EventIds = [line.Event.EventId],
    };

    private static double ScoreOf(Overdue overdue) => Math.Max(Surprise.Threshold, Surprise.Of(overdue.Rule.LogChance, ThresholdDigits));

    private static ImmutableSortedDictionary<string, string> SignalOf(ActivityKey key, ResourceId resource) => AnomalyIdentity.SignalOf(
        AnomalyKinds.ActivityCeased,
        resource,
        (AnomalyLabels.LogGroup, key.Scope.Group),
        (AnomalyLabels.LogStream, key.Scope.Stream),
        (AnomalyLabels.Program, key.Program),
        (AnomalyLabels.Template, key.Template));

    private static ImmutableSortedDictionary<string, string> SilentSignalOf(StreamKey scope, ResourceId resource) =>
        AnomalyIdentity.SignalOf(AnomalyKinds.SourceSilent, resource, (AnomalyLabels.LogGroup, scope.Group), (AnomalyLabels.LogStream, scope.Stream));

    private static ImmutableSortedDictionary<string, string> ScopeLabels(StreamKey scope) => ImmutableSortedDictionary<string, string>.Empty
        .WithComparers(StringComparer.Ordinal)
        .Add(AnomalyLabels.LogGroup, scope.Group)
        .Add(AnomalyLabels.LogStream, scope.Stream);

    private static ImmutableSortedDictionary<string, string> LabelsOf(ActivityKey key) =>
        ScopeLabels(key.Scope).Add(AnomalyLabels.Program, key.Program).Add(AnomalyLabels.Template, key.Template);

    private static DateTimeOffset At(long ticks) => new(Math.Max(0, ticks), TimeSpan.Zero);

    /// <summary>For people.</summary>
    private static string Clock(long ticks) => At(ticks).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For labels.</summary>
    private static string Iso(long ticks) => At(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
