using System.Threading.Channels;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>
/// A log file on its way into rows: one task reads and parses, the other mines, in the order of the file, so that the result does not depend on timing.
/// </summary>
internal sealed class LogFileMining(string file, (BundleFaults Faults, NameTable Entities, StatementMining Statements) shared)
{
    /// <summary>So many rows are kept, 160 MB of them; the statements of the others are still counted in.</summary>
    public const int MostRows = 4_000_000;

    private const int Batches = 4;

    private readonly LogLineParser _parser = new(shared.Entities);
    private readonly List<LogRow> _rows = [];
    private long _total;

    public async Task<(List<LogRow> Rows, long Total)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var full = Channel.CreateBounded<LogLineBatch>(Batches);
        var free = Channel.CreateBounded<LogLineBatch>(Batches);
        for (var i = 0; i < Batches; i++)
        {
            await free.Writer.WriteAsync(new LogLineBatch(), cancellationToken);
        }

        var reading = Task.Run(() => ParseAsync(path, free.Reader, full.Writer, cancellationToken), cancellationToken);
        await foreach (var batch in full.Reader.ReadAllAsync(cancellationToken))
        {
            Mine(batch);
            batch.Clear();
            await free.Writer.WriteAsync(batch, cancellationToken);
        }

        await reading;
        if (_total > _rows.Count)
        {
            shared.Faults.Unreadable(file, FormattableString.Invariant($"of {_total:N0} lines the first {_rows.Count:N0} were looked at; give a shorter window"));
        }

        return (_rows, _total);
    }

    private async Task ParseAsync(string path, ChannelReader<LogLineBatch> free, ChannelWriter<LogLineBatch> full, CancellationToken cancellationToken)
    {
        try
        {
            var batch = await free.ReadAsync(cancellationToken);
            await JsonRows.ReadAsync(path, (file, shared.Faults), line => _parser.Take(line, batch), cancellationToken, async () =>
            {
                if (batch.IsFull)
                {
                    await full.WriteAsync(batch, cancellationToken);
                    batch = await free.ReadAsync(cancellationToken);
                }
            });
            await full.WriteAsync(batch, cancellationToken);
            full.Complete();
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            full.Complete(ex);
        }
    }

    private void Mine(LogLineBatch batch)
    {
        foreach (var line in batch.Lines)
        {
            _total++;
            var statement = shared.Statements.NumberOf(batch.TextOf(line));
            var severity = line.Severity == LogSeverity.Unknown ? shared.Statements.SeverityOf(statement) : line.Severity;
            if (_rows.Count < MostRows)
            {
                _rows.Add(new(line.Ticks, line.Trace, line.Span, line.Entity, statement, severity));
            }
        }
    }
}
