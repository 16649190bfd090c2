using System.Globalization;
using AiOps.Bot.Aws.Operations.CloudWatch;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>CloudWatch's metrics of the incident's resources: whatever there is of each, whichever service or program sends it.</summary>
internal sealed class ResourceMetrics(AwsReadAccount account) : IMetricSource
{
    private const int MostSubjects = 8;
    private const int MostMetrics = 60;

    public string Name => "CloudWatch metrics";

    public async Task<SourceReading<MetricSet>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken)
    {
        var subjects = IncidentSubjects.Names(context).Select(MetricSubject.Of).OfType<MetricSubject>().DistinctBy(s => (s.Dimension, s.Value)).Take(MostSubjects).ToList();
        var period = MetricPeriod.For(window, context.Now);
        var query = $"cloudwatch GetMetricData of {string.Join(", ", subjects.Select(s => $"{s.Dimension}={s.Value}"))}, period {period.TotalSeconds:0} s, {EvidenceText.Fact(window.From)}..{EvidenceText.Fact(window.To)}";
        try
        {
            return subjects.Count == 0 ? new("cloudwatch ListMetrics: none of the incident's resources is known by a dimension", MetricSet.Empty) : await ReadAsync(subjects, (window, period), query, cancellationToken);
        }
        catch (AwsException exception) when (exception.MissingPermission is { } permission)
        {
            return new(query, null) { MissingPermission = permission };
        }
    }

    private async Task<SourceReading<MetricSet>> ReadAsync(
        List<MetricSubject> subjects, (TimeRange Window, TimeSpan Period) asked, string query, CancellationToken cancellationToken)
    {
        var wanted = new List<(string Entity, MetricQuery Query)>();
        foreach (var subject in subjects)
        {
            await foreach (var metric in account.Metrics.ListMetricsAsync(subject.Dimension, subject.Value, cancellationToken).FlattenAsync(cancellationToken))
            {
                wanted.AddRange(wanted.Count < MostMetrics ? [(subject.Resource, new MetricQuery(metric, MetricStatistics.For(metric.Name)))] : []);
            }
        }

        var rows = wanted.Select(_ => new List<(long Ticks, double Value)>()).ToArray();
        var pages = wanted.Count == 0 ? null : account.Metrics.GetMetricDataAsync([.. wanted.Select(w => w.Query)], asked.Window, asked.Period, cancellationToken);
        if (pages is not null)
        {
            await foreach (var part in pages.FlattenAsync(cancellationToken))
            {
                Take(rows, part);
            }
        }

        var series = wanted.Select((w, place) => MetricSeries.Of(new(w.Entity, w.Query.Metric.Name, w.Query.Statistic), rows[place]));
        return new(query, new(series.DistinctBy(s => s.Key)))
        {
            Gap = wanted.Count >= MostMetrics ? string.Create(CultureInfo.InvariantCulture, $"only the first {MostMetrics} metrics were read") : null,
        };
    }

    private static void Take(List<(long Ticks, double Value)>[] rows, MetricValues part)
    {
        if (part.Query < rows.Length)
        {
            rows[part.Query].AddRange(part.Points.Select(p => (p.Time.UtcTicks, p.Value)));
        }
    }
}
