using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>Words the anomaly of a risen rate: expected against seen.</summary>
internal static class RateAnomaly
{
    private const double GraveFactor = 10;

    public static Anomaly Of(string scorer, in ObservedLine line, ActivityKey key, HourlyBaseline baseline)
    {
        const int MaxShown = 80;
        var signal = AnomalyIdentity.SignalOf(
            AnomalyKinds.RateRise,
            line.Resource,
            (AnomalyLabels.LogGroup, key.Scope.Group),
            (AnomalyLabels.LogStream, key.Scope.Stream),
            (AnomalyLabels.Program, key.Program),
            (AnomalyLabels.Template, key.Template));
        var start = new DateTimeOffset(baseline.Hour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var shown = key.Template.Length > MaxShown ? key.Template[..MaxShown] + "…" : key.Template;
        return new()
        {
            Id = AnomalyIdentity.IdOf(scorer, signal, start, Text($"{baseline.Count}")),
            Scorer = scorer,
            Kind = AnomalyKinds.RateRise,
            Signal = signal,
            Title = Text($"{baseline.Count} lines in an hour where {baseline.Mean:0.#} are usual: {key.Program} {shown}"),
            Severity = SeverityOf(line.Severity, baseline),
            Score = Math.Max(Surprise.Threshold, Surprise.Of(TailProbability.LogNegativeBinomial(baseline.Count, baseline.Mean, baseline.Dispersion), RateLimit.ThresholdDigits)),
            Threshold = Surprise.Threshold,
            Resource = line.Resource,
            Window = new(start, line.Time),
            Time = line.Time,
            Reasons = [Text($"{baseline.Count} since {start:HH:mm} UTC; expected about {baseline.Mean:0.#} in this hour of the week, anomalous from {baseline.Limit}")],
            Labels = ImmutableSortedDictionary<string, string>.Empty
                .WithComparers(StringComparer.Ordinal)
                .Add(AnomalyLabels.LogGroup, key.Scope.Group)
                .Add(AnomalyLabels.LogStream, key.Scope.Stream)
                .Add(AnomalyLabels.Program, key.Program)
                .Add(AnomalyLabels.Template, key.Template)
                .Add(AnomalyLabels.Count, Text($"{baseline.Count}")),
            EventIds = [.. baseline.EventIds],
        };
    }

    /// <summary>More of what is normal may be a good day's traffic; more errors are not.</summary>
    private static Severity SeverityOf(LogSeverity line, HourlyBaseline baseline) => line switch
    {
        >= LogSeverity.Error => baseline.Count >= GraveFactor * baseline.Mean ? Severity.High : Severity.Medium,
        LogSeverity.Warning => Severity.Medium,
        _ => Severity.Low,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
