using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Reads an incident bundle from a folder. A missing file is a gap; a damaged line costs itself and is counted in a gap. Text of log lines is not kept: memory
/// grows by 40 bytes a line, up to a bound.
/// </summary>
internal sealed class BundleReader(ILogParser parser)
{
    /// <param name="folder">It exists.</param>
    public async Task<IncidentBundle> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var open = new OpenBundle(folder, new BundleFaults(), cancellationToken);
        var (entities, operations) = (new NameTable(), new NameTable());
        var bundle = new IncidentBundle
        {
            Alert = await open.ReadAsync(BundleFiles.Alert, SmallRows.ReadAlertAsync, null),
            Metrics = await open.ReadAsync(BundleFiles.Metrics, MetricTable.ReadAsync, MetricSet.Empty),
            Baseline = await open.ReadAsync(BundleFiles.Baseline, MetricTable.ReadAsync, MetricSet.Empty),
            Topology = await open.ReadAsync(BundleFiles.Topology, SmallRows.ReadTopologyAsync, Topology.Empty),
            BaselineSpans = await ReadSpansAsync(open, BundleFiles.BaselineSpans, entities, operations),
            Spans = await ReadSpansAsync(open, BundleFiles.Spans, entities, operations),
            Changes = await open.ReadAsync(BundleFiles.Changes, SmallRows.ReadChangesAsync, []),
            Alerts = await open.ReadAsync(BundleFiles.Alerts, SmallRows.ReadAlertsAsync, []),
            BaselineAlerts = await open.ReadAsync(BundleFiles.BaselineAlerts, SmallRows.ReadAlertsAsync, []),
            Entities = entities,
            Operations = operations,
        };
        return (await WithLogsAsync(open, bundle)) with { Gaps = open.Faults.Gaps };
    }

    private async Task<IncidentBundle> WithLogsAsync(OpenBundle open, IncidentBundle bundle)
    {
        var mining = new StatementMining(parser);
        var files = new LogFileMining(open.Faults, bundle.Entities, mining);
        var before = await open.ReadAsync(BundleFiles.BaselineLogs, files.ReadAsync, ([], 0));
        var during = await open.ReadAsync(BundleFiles.Logs, files.ReadAsync, ([], 0));
        var (statements, became) = mining.Finish();
        return bundle with { BaselineLogs = RowsOf(before, became), Logs = RowsOf(during, became), Statements = statements };
    }

    private static LogRows RowsOf((List<LogRow> Rows, long Total) read, int[] became)
    {
        foreach (ref var row in CollectionsMarshal.AsSpan(read.Rows))
        {
            row = row with { Statement = became[row.Statement] };
        }

        return new(read.Rows, read.Total);
    }

    private static Task<SpanRows> ReadSpansAsync(OpenBundle open, string file, NameTable entities, NameTable operations) => open.ReadAsync(file, async (path, told, cancellationToken) =>
    {
        // Number 0 is the operation without a name.
        operations.Take("");
        var spans = new SpanParser(entities, operations);
        await JsonRows.ReadAsync(path, told, spans.Take, cancellationToken);
        if (spans.Total > SpanParser.MostRows)
        {
            told.Faults.Unreadable(told.File, FormattableString.Invariant($"of {spans.Total:N0} spans the first {SpanParser.MostRows:N0} were looked at; give a shorter window"));
        }

        return new SpanRows(spans.Rows, spans.Total);
    }, SpanRows.Empty);
}
