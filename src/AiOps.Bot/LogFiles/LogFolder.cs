using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Reads several log files as one stream in order of time: each file is taken to be about in order itself. A file is opened only when its first event is due, so
/// a folder of many small files in a row needs one open file.
/// </summary>
internal sealed class LogFolder(LogFileReader reader, TimeProvider time)
{
    private const int MaxOpen = 256;

    // One folder inside that we may not enter must not hide the others.
    private static readonly EnumerationOptions Readable = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 64 };

    /// <summary>The files under a path, the path itself where it is one, by name.</summary>
    /// <exception cref="FileNotFoundException">There is neither a file nor a folder.</exception>
    public static IReadOnlyList<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*", Readable).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)]
            : throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
    }

    public async IAsyncEnumerable<LogEvent> ReadAsync(IReadOnlyList<string> files, ReadTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = await FirstTimesAsync(files, tally, cancellationToken);
        var open = new PriorityQueue<IAsyncEnumerator<LogEvent>, (DateTimeOffset, int)>();
        var opened = 0;
        try
        {
            while (waiting.Count > 0 || open.Count > 0)
            {
                while (waiting.TryPeek(out var file) && open.Count < MaxOpen && IsDue(open, file.First))
                {
                    await PushAsync(open, EventsOf(waiting.Dequeue().Path, tally, cancellationToken).GetAsyncEnumerator(cancellationToken), opened++);
                }

                if (open.TryDequeue(out var events, out var key))
                {
                    yield return events.Current;
                    await PushAsync(open, events, key.Item2);
                }
            }
        }
        finally
        {
            while (open.TryDequeue(out var events, out _))
            {
                await events.DisposeAsync();
            }
        }
    }

    private static bool IsDue(PriorityQueue<IAsyncEnumerator<LogEvent>, (DateTimeOffset Time, int Number)> open, DateTimeOffset first) =>
        !open.TryPeek(out _, out var next) || first <= next.Time;

    private static async Task PushAsync(PriorityQueue<IAsyncEnumerator<LogEvent>, (DateTimeOffset, int)> open, IAsyncEnumerator<LogEvent> events, int number)
    {
        if (await events.MoveNextAsync())
        {
            open.Enqueue(events, (events.Current.Timestamp, number));
        }
        else
        {
            await events.DisposeAsync();
        }
    }

    private async Task<Queue<(string Path, DateTimeOffset First)>> FirstTimesAsync(IReadOnlyList<string> files, ReadTally tally, CancellationToken cancellationToken)
    {
        if (files.Count == 1)
        {
            return new([(files[0], DateTimeOffset.MinValue)]);
        }

        var found = new List<(string Path, DateTimeOffset First)>();
        foreach (var file in files)
        {
            try
            {
                await foreach (var first in EventsOf(file, new(), cancellationToken))
                {
                    found.Add((file, first.Timestamp));
                    break;
                }
            }
            catch (UnreadableLogException ex)
            {
                tally.Unreadable.Add(ex.Message);
            }
        }

        if (tally.Unreadable.Count == files.Count)
        {
            throw new UnreadableLogException(string.Join(Environment.NewLine, tally.Unreadable), null);
        }

        return new(found.OrderBy(f => f.First));
    }

    /// <exception cref="UnreadableLogException">The file cannot be read.</exception>
    private async IAsyncEnumerable<LogEvent> EventsOf(string path, ReadTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = LogFile.Open(path);
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
        var now = time.GetUtcNow();
        var numbering = new EventNumbering(Path.GetFileName(path), 0, written < now ? written : now, now);
        await using var events = reader.ReadAsync(file, new("file", path, ""), numbering, tally, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(path, events))
        {
            yield return events.Current;
        }
    }

    private static async Task<bool> MoveNextAsync(string path, IAsyncEnumerator<LogEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception ex) when (UnreadableLogException.IsWhy(ex))
        {
            throw UnreadableLogException.Of(path, ex);
        }
    }
}
