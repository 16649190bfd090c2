using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Reads lines and finds their keys and times on a thread of its own, some batches ahead of who takes them.</summary>
internal sealed class LineScanning(LogLineReader reader, SessionKey? key)
{
    private const int Ahead = 4;

    /// <summary>Batches that were taken: their text is too large to be made anew each time.</summary>
    private readonly ConcurrentQueue<LineBatch> _free = [];

    public async IAsyncEnumerable<LineBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<LineBatch>(Ahead);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = Task.Run(() => FillAsync(channel.Writer, stopping.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
                batch.Clear();
                _free.Enqueue(batch);
            }
        }
        finally
        {
            // Whoever takes no more must not leave a thread waiting for room.
            await stopping.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await filling;
    }

    private async Task FillAsync(ChannelWriter<LineBatch> writer, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new LineBatch();
            while (await reader.ReadAsync(cancellationToken))
            {
                Scan(batch);
                if (batch.IsFull)
                {
                    await writer.WriteAsync(batch, cancellationToken);
                    batch = _free.TryDequeue(out var free) ? free : new();
                }
            }

            await writer.WriteAsync(batch, cancellationToken);
            writer.Complete();
        }
        catch (Exception ex)
        {
            writer.Complete(ex);
            throw;
        }
    }

    private void Scan(LineBatch batch)
    {
        var line = reader.Line;
        if (line.IsWhiteSpace())
        {
            return;
        }

        var found = default(Range);
        key?.TryFind(line, out found);
        var ticks = LineTime.Read(line, out var content);
        batch.Add(line, found, content, new(reader.LineNumber, ticks));
    }
}
