using System.Collections.Immutable;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;

namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>Reads series and anomalies for the pages that show them. What others wrote is redacted as everywhere else.</summary>
internal sealed class AnomalyReading(IScoredSeriesStore series, IAnomalyStore anomalies, IIncidentStore incidents, IReadSeries pictures, IRedactor redactor) : IDisposable
{
    private const int MostAnomalies = 2_000;
    private const int PointsOfSmall = 144;
    private readonly SemaphoreSlim _asking = new(1);

    public async Task<AnomaliesSeen> ReadAsync(AnomalyFilter filter, CancellationToken cancellationToken)
    {
        var lines = await series.ListAsync(filter.Window, cancellationToken);
        var shown = lines.Where(l => Passes(l, filter)).ToList();
        var found = await anomalies.ListAsync(filter.Window, MostAnomalies, cancellationToken);
        var passing = found.Where(a => Passes(a, filter)).ToList();
        var views = new List<SeriesView>();
        foreach (var line in Paged(shown, filter.Page, AnomaliesSeen.SeriesAPage))
        {
            views.Add(await ViewAsync(line, filter.Window, cancellationToken));
        }

        return new(
            views, shown.Count, shown.Count(l => l.Unusual > 0), lines.Count,
            await ViewsAsync(Paged(passing, filter.AnomalyPage, AnomaliesSeen.AnomaliesAPage), lines, cancellationToken), passing.Count,
            [.. found.Select(a => a.Kind).Append(filter.Kind).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The stretch of one series, with its names redacted, and the anomalies that were found in it; null where there is no such series.</summary>
    public async Task<(ScoredStretch Stretch, IReadOnlyList<AnomalyView> Anomalies)?> ReadAsync(SeriesId id, TimeRange window, CancellationToken cancellationToken)
    {
        if (await series.ReadAsync(id, window, cancellationToken) is not { } stretch)
        {
            return null;
        }

        var found = await anomalies.ListAsync(window, MostAnomalies, cancellationToken);
        var line = new ScoredSeriesLine(id, stretch.Stream, 0, 0, window.To);
        var own = found.Where(a => IsOf(a, stretch.Stream)).Take(AnomaliesSeen.AnomaliesAPage).ToList();
        return (stretch with { Stream = Redacted(stretch.Stream) }, await ViewsAsync(own, [line], cancellationToken));
    }

    /// <summary>What each way of looking says of a series in a window, having learned from all that is kept before it.</summary>
    public async Task<IReadOnlyList<SeriesOpinion>> AskAsync(SeriesId id, TimeRange window, CancellationToken cancellationToken)
    {
        var stretch = await series.ReadAsync(id, new(window.From - AnomalyFilter.FarthestBack, window.To), cancellationToken);
        if (stretch is not { Values.Count: > 0 })
        {
            return [];
        }

        // One at a time: it takes a processor for a second or two, which scoring needs more.
        await _asking.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => SeriesOpinions.Of(stretch.Values, window, cancellationToken), cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>An anomaly with its picture, which may be none; null where there is no such anomaly.</summary>
    public async Task<(AnomalyView View, CardChart? Picture)?> FindAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await anomalies.FindAsync(id, cancellationToken) is not { } anomaly)
        {
            return null;
        }

        var day = TimeRange.Around(anomaly.Time, TimeSpan.FromDays(1), TimeSpan.FromDays(1));
        var view = (await ViewsAsync([anomaly], await series.ListAsync(day, cancellationToken), cancellationToken))[0];
        var (of, picture) = (redactor.Of(view.Incident?.Id), await pictures.ReadAsync(anomaly, now, cancellationToken));
        return (view, picture is null ? null : picture with { Title = of.Redact(picture.Title), Alt = of.Redact(picture.Alt) });
    }

    public void Dispose() => _asking.Dispose();

    private static IEnumerable<T> Paged<T>(IEnumerable<T> all, int page, int size) => all.Skip((page - 1) * size).Take(size);

    private static bool Passes(ScoredSeriesLine line, AnomalyFilter filter) =>
        (filter.Kind.Length == 0 || filter.Kind is AnomalyKinds.MetricUnusual or AnomalyKinds.LimitAhead)
        && (!filter.UnusualOnly || line.Unusual > 0)
        && Contains(filter.Text, line.Stream.Subject, line.Stream.Resource.Value, line.Stream.Metric, line.Stream.Space);

    private static bool Passes(Anomaly anomaly, AnomalyFilter filter) =>
        (filter.Kind.Length == 0 || filter.Kind == anomaly.Kind)
        && Contains(filter.Text, [anomaly.Title, anomaly.Resource.Value, anomaly.Scorer, .. anomaly.Labels.Values]);

    private static bool Contains(string wanted, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(Anomaly anomaly, MetricStream stream) =>
        anomaly.Resource == stream.Resource && anomaly.Labels.GetValueOrDefault(AnomalyLabels.Metric) == stream.Metric && anomaly.Signal.GetValueOrDefault("space", stream.Space) == stream.Space;

    private async Task<SeriesView> ViewAsync(ScoredSeriesLine line, TimeRange window, CancellationToken cancellationToken)
    {
        var stretch = (await series.ReadAsync(line.Id, window, cancellationToken) ?? new(line.Stream, [])) with { Stream = Redacted(line.Stream) };
        return new(line with { Stream = stretch.Stream }, MeasuredChart.Of(stretch, window, PointsOfSmall), MeasuredWords.Counted(stretch.Values), MeasuredWords.Worst(stretch.Values));
    }

    private async Task<IReadOnlyList<AnomalyView>> ViewsAsync(IEnumerable<Anomaly> found, IReadOnlyList<ScoredSeriesLine> lines, CancellationToken cancellationToken)
    {
        var views = new List<AnomalyView>();
        foreach (var anomaly in found)
        {
            var incident = await IncidentOfAsync(anomaly, cancellationToken);
            var of = redactor.Of(incident?.Id);
            views.Add(new(Redacted(anomaly, of), incident is null ? null : Core.Reports.RedactRecord.Of(incident, of), lines.FirstOrDefault(l => IsOf(anomaly, l.Stream))?.Id));
        }

        return views;
    }

    /// <summary>The alert of a condition is kept by its fingerprint; an anomaly from before it began, or long after it was last seen, is of another incident.</summary>
    private async Task<Incident?> IncidentOfAsync(Anomaly anomaly, CancellationToken cancellationToken) =>
        await incidents.FindAlertAsync(AnomalySignals.FingerprintOf(anomaly), cancellationToken) is { Incident: { } id } alert
        && anomaly.Time >= alert.StartsAt && anomaly.Window.From <= alert.LastSeen
            ? await incidents.GetAsync(id, cancellationToken)
            : null;

    private static Anomaly Redacted(Anomaly anomaly, SecretRedactor of) => anomaly with
    {
        Title = of.Redact(anomaly.Title),
        Resource = new(of.RedactCredentials(anomaly.Resource.Value)),
        Reasons = [.. anomaly.Reasons.Select(of.Redact)],
        Labels = anomaly.Labels.ToImmutableSortedDictionary(l => l.Key, l => of.Redact(l.Value), StringComparer.Ordinal),
    };

    private MetricStream Redacted(MetricStream stream)
    {
        var of = redactor.Unbound;
        return stream with { Subject = of.RedactCredentials(stream.Subject), Resource = new(of.RedactCredentials(stream.Resource.Value)), Metric = of.RedactCredentials(stream.Metric) };
    }
}
