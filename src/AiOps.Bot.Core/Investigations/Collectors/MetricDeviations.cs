using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Metrics of the incident's resources that left their ordinary values, and those that did not: both tell something.</summary>
internal sealed class MetricDeviations(IEnumerable<IMetricSource> sources) : ICollector
{
    private const int MaxEntities = 6;
    private const int Shown = 8;

    /// <summary>Four deviations: on ordinary days about one metric in a thousand.</summary>
    private const double Unusual = 4;

    private readonly IMetricSource[] _sources = [.. sources];

    public string Name => "metrics";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var times = Comparison.Of(context);
        var (found, gaps) = (new List<(string Query, MetricSet Set)>(), new SourceGaps());
        foreach (var source in _sources)
        {
            var reading = await source.ReadAsync(context, times.Whole, cancellationToken);
            gaps.Note(source.Name, reading.Query, reading.MissingPermission, reading.Gap);
            found.AddRange(reading.Value is { Series.Count: > 0 } set ? [(reading.Query, set)] : []);
        }

        if (found.Count == 0)
        {
            return gaps.Otherwise(_sources.Length == 0 ? "metrics: no source of metrics is configured" : "metrics of the incident's resources around the onset");
        }

        var (since, before) = (Part(found, times.Incident), Part(found, times.Ordinary));
        return new CollectorResult.Collected([.. since.Entities.Take(MaxEntities).SelectMany(e => Drafts(e, since, before, (times, found[0].Query)))])
        {
            Gap = gaps.Sentence,
            Adds = b => b with { Metrics = since, Baseline = before },
        };
    }

    private static MetricSet Part(IEnumerable<(string Query, MetricSet Set)> found, TimeRange window) => new(
        found.SelectMany(f => f.Set.Series).DistinctBy(s => s.Key).Select(s => Cut(s, window)).Where(s => s.Count > 0));

    private static MetricSeries Cut(MetricSeries series, TimeRange window)
    {
        var (from, to) = (window.From.UtcTicks, window.To.UtcTicks);
        return MetricSeries.Of(series.Key, [.. series.Ticks.Zip(series.Values).Where(p => p.First >= from && p.First < to)]);
    }

    private static IEnumerable<EvidenceDraft> Drafts(string entity, MetricSet since, MetricSet before, (Comparison Times, string Query) asked)
    {
        var shifts = since.Of(entity)
            .Select(s => before.Find(s.Key) is { } ordinary ? SeriesShift.Of(ordinary, s) : null)
            .OfType<SeriesShift>()
            .OrderByDescending(s => s.Z)
            .ToArray();
        var unusual = shifts.Count(s => s.Z >= Unusual);
        if (shifts.Length == 0)
        {
            return [];
        }

        return [new EvidenceDraft
        {
            Kind = unusual > 0 ? EvidenceKinds.MetricDeviation : EvidenceKinds.MetricsOrdinary,
            Title = unusual > 0 ? Title(entity, shifts, unusual) : $"{Counted(shifts.Length)} of {entity} as before",
            Query = asked.Query,
            Window = asked.Times.Whole,
            RowCount = since.Of(entity).Concat(before.Of(entity)).Sum(s => s.Count),
            Resource = new(entity),
            Lines = [.. shifts.Take(Shown).Select(s => new EvidenceLine(null, null, InWords(s), Tainted: false))],
            Facts = new Dictionary<string, string>
            {
                [EvidenceFacts.Metric] = shifts[0].Key.Metric,
                [EvidenceFacts.Deviation] = shifts[0].Z.ToString("0.0", CultureInfo.InvariantCulture),
            }.ToImmutableFacts(),
        }];
    }

    private static string Title(string entity, SeriesShift[] shifts, int unusual) => string.Create(
        CultureInfo.InvariantCulture, $"{unusual} of {Counted(shifts.Length)} of {entity} left the ordinary: {shifts[0].Key.Metric} went to {Number(shifts[0].Since)} from {Number(shifts[0].Before)}");

    private static string InWords(SeriesShift shift) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shift.Key.Metric}{(shift.Key.Statistic.Length > 0 ? " " + shift.Key.Statistic : "")}: {Number(shift.Before)} ordinarily, {Number(shift.Since)} since, {shift.Z:0.0} deviations away");

    private static string Counted(int count) => count == 1 ? "1 metric" : string.Create(CultureInfo.InvariantCulture, $"{count} metrics");

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1_000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
