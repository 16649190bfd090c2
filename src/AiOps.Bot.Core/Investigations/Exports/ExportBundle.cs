using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>Writes an incident as a bundle: what it was ranked from, in the files that <c>aiops investigate --bundle</c> reads. Secrets are replaced, alike in all files.</summary>
public sealed class ExportBundle
{
    private readonly InvestigationStores _stores;
    private readonly IKeptTelemetryStore _telemetry;
    private readonly ILogStore _logs;
    private readonly ILogParser _parser;

    internal ExportBundle(InvestigationStores stores, IKeptTelemetryStore telemetry, ILogStore logs, ILogParser parser) =>
        (_stores, _telemetry, _logs, _parser) = (stores, telemetry, logs, parser);

    /// <returns>The files, those without a line among them left out; null where there is no such incident.</returns>
    public async Task<IReadOnlyList<BundleFile>?> FilesAsync(IncidentId id, CancellationToken cancellationToken)
    {
        if (await _stores.Incidents.GetAsync(id, cancellationToken) is not { } incident)
        {
            return null;
        }

        var alerts = await _stores.Incidents.ListAlertsAsync(id, cancellationToken);
        var investigation = await _stores.Investigations.GetLatestAsync(id, cancellationToken);
        var context = new InvestigationContext(incident, alerts, OnsetOf.Trouble(incident, alerts), investigation?.StartedAt ?? incident.LastSeen);
        var redactor = new SecretRedactor();
        var rows = new BundleRows(redactor);
        var times = Comparison.Of(context);
        return
        [
            .. await FixedAsync(rows, context, investigation, cancellationToken),
            new("logs.jsonl", LogsAsync(context, times.Incident, rows, cancellationToken)),
            new("baseline-logs.jsonl", LogsAsync(context, times.Ordinary, rows, cancellationToken)),
        ];
    }

    private async Task<IEnumerable<BundleFile>> FixedAsync(BundleRows rows, InvestigationContext context, Investigation? investigation, CancellationToken cancellationToken)
    {
        var kept = await _telemetry.GetAsync(context.Incident.Id, cancellationToken);
        (string Name, IReadOnlyList<string> Lines)[] files =
        [
            ("alert.json", rows.Alert(context)),
            ("alerts.jsonl", rows.Alerts(context)),
            ("changes.jsonl", rows.Changes(investigation)),
            ("topology.csv", rows.Topology(kept)),
            ("metrics.csv", rows.Metrics(kept, since: true)),
            ("baseline.csv", rows.Metrics(kept, since: false)),
            ("spans.jsonl", rows.Spans(kept, since: true)),
            ("baseline-spans.jsonl", rows.Spans(kept, since: false)),
        ];
        return files.Where(f => f.Lines.Count > 0).Select(f => new BundleFile(f.Name, f.Lines.ToAsyncEnumerable()));
    }

    private async IAsyncEnumerable<string> LogsAsync(
        InvestigationContext context, TimeRange window, BundleRows rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LogPages.ReadAsync(_logs, LogScope.Query(context, window, LogPages.Rows), cancellationToken))
        {
            yield return rows.Log(line.Event, _parser.Parse(line.Event.Message, line.Event.Timestamp));
        }
    }
}
