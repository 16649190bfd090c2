using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>Words the anomaly of errors that grow towards a failure, and its end.</summary>
internal static class GrowthAnomaly
{
    private const string Scorer = "error-growth";
    private const double EvenChance = 0.5;

    public static Anomaly Of(StreamKey scope, ErrorMinutes errors, ErrorGrowth growth, DateTimeOffset time)
    {
        var (forecast, signal) = (growth.Forecast, SignalOf(scope, errors.Resource));
        var (at, early, late) = (Clock(time, forecast.Rows), Clock(time, forecast.Earliest), Clock(time, forecast.Latest));
        var limit = Text($"{growth.Limit:0.#}/min");
        return new()
        {
            Id = AnomalyIdentity.IdOf(Scorer, signal, time),
            Scorer = Scorer,
            Kind = AnomalyKinds.ErrorGrowth,
            Signal = signal,
            Title = $"errors of {NameOf(scope, errors.Resource)} double every {TimeLeft.Words(60 * growth.DoublingRows!.Value)}; {limit} reached at {at} UTC (80 %: {early} - {late})",
            Severity = Severity.Medium,
            Score = Math.Clamp(forecast.Chance, EvenChance, 1),
            Threshold = EvenChance,
            Resource = errors.Resource,
            Window = new(time.AddMinutes(-forecast.LearnedRows), time),
            Time = time,
            Reasons =
            [
                Text($"{errors.Sum(10)} errors in the last ten minutes, {errors.Sum(10, 10)} in the ten before; at most {errors.HighestSum(10, 60)} in any ten minutes of the day before"),
                Text($"chance that {limit} is reached within two hours: {forecast.Chance:0%}; it is ten times the worst ten minutes, and at least one a second"),
            ],
            Labels = LabelsOf(scope)
                .Add(AnomalyLabels.ExpectedAt, time.AddMinutes(forecast.Rows ?? 0).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
                .Add(AnomalyLabels.Count, Text($"{errors.Sum(10)}")),
            EventIds = [.. errors.EventIds],
        };
    }

    /// <summary>Ends what was told: its signal is the same.</summary>
    public static Anomaly Over(StreamKey scope, ErrorMinutes errors, DateTimeOffset told, DateTimeOffset time)
    {
        var signal = SignalOf(scope, errors.Resource);
        return new()
        {
            Id = AnomalyIdentity.IdOf(Scorer, signal, told, "over"),
            Scorer = Scorer,
            Kind = AnomalyKinds.ActivityResumed,
            Signal = signal,
            Title = $"errors of {NameOf(scope, errors.Resource)} no longer grow",
            Severity = Severity.Info,
            Score = 1,
            Threshold = EvenChance,
            Resource = errors.Resource,
            Window = new(told, time),
            Time = time,
            Reasons = [Text($"{errors.Sum(60)} errors in the last hour")],
            Labels = LabelsOf(scope),
            EventIds = [],
        };
    }

    /// <summary>Of the stream alone: which of its resources had the last error may change while it goes on.</summary>
    private static ImmutableSortedDictionary<string, string> SignalOf(StreamKey scope, ResourceId resource) =>
        AnomalyIdentity.SignalOf(AnomalyKinds.ErrorGrowth, resource, (AnomalyLabels.LogGroup, scope.Group), (AnomalyLabels.LogStream, scope.Stream));

    private static ImmutableSortedDictionary<string, string> LabelsOf(StreamKey scope) => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add(AnomalyLabels.LogGroup, scope.Group).Add(AnomalyLabels.LogStream, scope.Stream);

    private static string NameOf(StreamKey scope, ResourceId resource) => resource != ResourceId.Unknown ? resource.Value : scope.Group;

    private static string Clock(DateTimeOffset time, double? minutes) => minutes is { } ahead ? time.AddMinutes(ahead).ToString("HH:mm", CultureInfo.InvariantCulture) : "later";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
