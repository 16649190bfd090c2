using System.Threading.Channels;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// Lines on their way through several threads: one reads, as many as are wanted work on batches, and one takes what they made in the order of the lines, so that the outcome does not
/// depend on timing. A few batches are on their way at a time, whatever the size of the input.
/// </summary>
internal sealed class LinePipeline<TWork>(Func<TWork> make, int threads)
    where TWork : ILineWork
{
    /// <summary>Beyond this the reader is the slowest of them.</summary>
    private const int MostThreads = 8;

    /// <summary>One batch is being read and one taken while the others are worked on.</summary>
    private readonly int _batches = Math.Clamp(threads, 1, MostThreads) + 2;

    /// <param name="take">Called with one batch after the other; what it is given is used again once it has ended.</param>
    /// <exception cref="NotALogException">The stream is a binary file.</exception>
    public async Task RunAsync(LogLineReader reader, Func<LineBatch, TWork, Task> take, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var free = Channel.CreateBounded<(LineBatch, TWork)>(_batches);
        var worked = Channel.CreateBounded<Task<(LineBatch, TWork)>>(_batches);
        for (var i = 0; i < _batches; i++)
        {
            free.Writer.TryWrite((new(), make()));
        }

        var reading = Task.Run(() => ReadAsync(reader, free.Reader, worked.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var working in worked.Reader.ReadAllAsync(cancellationToken))
            {
                var (lines, work) = await working;
                await take(lines, work);
                await free.Writer.WriteAsync((lines, work), cancellationToken);
            }
        }
        finally
        {
            // The stream is not let go of while it is still read.
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Hands the batches on in the order of the lines, each as soon as a task is at work on it. Never throws: what went wrong is told to the one who takes.</summary>
    private static async Task ReadAsync(
        LogLineReader reader, ChannelReader<(LineBatch Lines, TWork Work)> free, ChannelWriter<Task<(LineBatch, TWork)>> worked, CancellationToken stop)
    {
        try
        {
            var next = await free.ReadAsync(stop);
            while (await next.Lines.FillAsync(reader, stop))
            {
                var (lines, work) = next;
                await worked.WriteAsync(Task.Run(() => Worked(lines, work), CancellationToken.None), stop);
                next = await free.ReadAsync(stop);
            }

            worked.Complete();
        }
        catch (Exception ex)
        {
            worked.Complete(ex);
        }
    }

    private static (LineBatch Lines, TWork Work) Worked(LineBatch lines, TWork work)
    {
        work.Run(lines);
        return (lines, work);
    }
}
