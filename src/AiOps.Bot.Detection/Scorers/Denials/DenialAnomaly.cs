using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Denials;

/// <summary>Words the anomalies of refused calls.</summary>
internal static class DenialAnomaly
{
    private const double ThresholdDigits = 3;
    private const double UsualAnHour = 0.25;

    public static Anomaly OfCall(string scorer, in ObservedLine line, DeniedCall call, DenialRecord record)
    {
        var signal = AnomalyIdentity.SignalOf(
            AnomalyKinds.AccessDenied,
            line.Resource,
            (AnomalyLabels.Principal, call.Principal),
            (AnomalyLabels.Permission, call.Permission),
            (AnomalyLabels.LogGroup, line.Scope.Group));
        var first = new DateTimeOffset(record.FirstTicks, TimeSpan.Zero);
        var reason = record.Count == 1
            ? $"the first refusal of {call.Permission} to {call.Principal} here in a week or more"
            : Text($"refused {record.Count} times since {first:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, first, Text($"{record.Count}")),
            Scorer = scorer,
            Kind = AnomalyKinds.AccessDenied,
            Signal = signal,
            Title = $"{call.Principal} may not {call.Permission}",
            Severity = call.ByPerson ? Severity.Low : Severity.Medium,
            Score = Surprise.Threshold,
            Threshold = Surprise.Threshold,
            Resource = line.Resource,
            Window = new(first, line.Time),
            Time = line.Time,
            Reasons = [reason],
            Labels = LabelsOf(line, call.Principal, call.Permission, record.Count),
            EventIds = [line.Event.EventId],
        };
    }

    public static Anomaly OfBurst(string scorer, in ObservedLine line, string principal, DenialBurst burst)
    {
        var signal = AnomalyIdentity.SignalOf(AnomalyKinds.AccessDenied, line.Resource, (AnomalyLabels.Principal, principal), ("pattern", "burst"));
        var count = burst.Permissions.Count;
        var permissions = string.Join(",", burst.Permissions);
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, new(burst.FirstTicks, TimeSpan.Zero)),
            Scorer = scorer,
            Kind = AnomalyKinds.AccessDenied,
            Signal = signal,
            Title = Text($"{principal} was refused {count} different permissions within an hour"),
            Severity = Severity.Medium,
            Score = Math.Max(Surprise.Threshold, Surprise.Of(TailProbability.LogPoisson(count, UsualAnHour), ThresholdDigits)),
            Threshold = Surprise.Threshold,
            Resource = line.Resource,
            Window = new(new(burst.FirstTicks, TimeSpan.Zero), line.Time),
            Time = line.Time,
            Reasons = [Text($"{count} different permissions refused within an hour: {permissions}")],
            Labels = LabelsOf(line, principal, permissions, count),
            EventIds = [.. burst.EventIds],
        };
    }

    private static ImmutableSortedDictionary<string, string> LabelsOf(in ObservedLine line, string principal, string permission, int count) =>
        ImmutableSortedDictionary<string, string>.Empty
            .WithComparers(StringComparer.Ordinal)
            .Add(AnomalyLabels.LogGroup, line.Scope.Group)
            .Add(AnomalyLabels.LogStream, line.Scope.Stream)
            .Add(AnomalyLabels.Program, line.Activity.Program)
            .Add(AnomalyLabels.Principal, principal)
            .Add(AnomalyLabels.Permission, permission)
            .Add(AnomalyLabels.Count, Text($"{count}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
