using System.Threading.Channels;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Bundles;

/// <summary>
/// Log files on their way into rows. One task cuts a file into blocks, as many as there are processors read the blocks' lines and cut them into tokens, and one mines
/// them in the order of the file, so that the result does not depend on timing. Reads one file after the other; not thread-safe.
/// </summary>
internal sealed class LogFileMining
{
    /// <summary>So many rows are kept, 160 MB of them; the statements of the others are still counted in.</summary>
    public const int MostRows = 4_000_000;

    /// <summary>About 3 MB each; beyond this the miner is the slowest of them.</summary>
    private const int MostBlocks = 10;

    private readonly BundleFaults _faults;
    private readonly NameTable _entities;
    private readonly StatementMining _statements;
    private readonly Channel<LogBlock> _free;
    private readonly int _blocks = Math.Min(Environment.ProcessorCount + 2, MostBlocks);

    public LogFileMining(BundleFaults faults, NameTable entities, StatementMining statements)
    {
        (_faults, _entities, _statements) = (faults, entities, statements);
        _free = Channel.CreateBounded<LogBlock>(_blocks);
        for (var i = 0; i < _blocks; i++)
        {
            _free.Writer.TryWrite(new());
        }
    }

    public async Task<(List<LogRow> Rows, long Total)> ReadAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        var parsed = Channel.CreateBounded<Task<LogBlock>>(_blocks);
        var reading = Task.Run(() => ReadBlocksAsync(path, parsed.Writer, cancellationToken), cancellationToken);
        var rows = new List<LogRow>();
        var (lines, total) = (0L, 0L);
        await foreach (var parsing in parsed.Reader.ReadAllAsync(cancellationToken))
        {
            var block = await parsing;
            if (lines == 0)
            {
                rows.EnsureCapacity(Expected(path, block));
            }

            block.Skipped.ForEach(s => _faults.Skipped(told.File, lines + s.Line, s.Reason));
            Mine(block.Batch, rows);
            (lines, total) = (lines + block.Count, total + block.Batch.Lines.Length);
            block.Clear();
            await _free.Writer.WriteAsync(block, cancellationToken);
        }

        await reading;
        Tell(told.File, (lines, total, rows.Count));
        return (rows, total);
    }

    /// <summary>About how many rows there will be, by the first block; fewer than there are in a packed file, where the list grows.</summary>
    private static int Expected(string path, LogBlock first) =>
        (int)Math.Min(MostRows, new FileInfo(path).Length * 1.02 * first.Batch.Lines.Length / Math.Max(1, first.Block.Length));

    /// <summary>Hands the blocks on in the order of the file, each as soon as a task is at work on it.</summary>
    private async Task ReadBlocksAsync(string path, ChannelWriter<Task<LogBlock>> parsed, CancellationToken cancellationToken)
    {
        var next = await _free.Reader.ReadAsync(cancellationToken);
        try
        {
            using var blocks = new LineBlocks(path);
            while (await blocks.ReadAsync(next.Block, cancellationToken))
            {
                await parsed.WriteAsync(Task.Run(next.Parse, cancellationToken), cancellationToken);
                next = await _free.Reader.ReadAsync(cancellationToken);
            }

            parsed.Complete();
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            parsed.Complete(ex);
        }
        finally
        {
            _free.Writer.TryWrite(next);
        }
    }

    private void Mine(LogLineBatch batch, List<LogRow> rows)
    {
        var entities = batch.Entities.Names.Select(name => _entities.Take(name)).ToArray();
        for (var i = 0; i < batch.Lines.Length; i++)
        {
            var statement = _statements.NumberOf(batch, i);
            ref readonly var line = ref batch.Lines[i];
            if (rows.Count < MostRows)
            {
                var severity = line.Severity == LogSeverity.Unknown ? _statements.SeverityOf(statement) : line.Severity;
                rows.Add(new(line.Ticks, line.Trace, line.Span, entities[line.Entity], statement, severity));
            }
        }
    }

    private void Tell(string file, (long Lines, long Readable, long Kept) counts)
    {
        if (counts.Lines == 0)
        {
            _faults.Empty(file);
        }

        if (counts.Readable > counts.Kept)
        {
            _faults.Unreadable(file, FormattableString.Invariant($"of {counts.Readable:N0} lines the first {counts.Kept:N0} were looked at; give a shorter window"));
        }
    }
}
