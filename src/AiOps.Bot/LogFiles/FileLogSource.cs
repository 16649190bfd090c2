using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Follows a log file: reads on from the byte it came to, only whole lines. A file that was renamed away is read to its end first; one that was cut back or
/// replaced is read from its start. A packed file is read once. A file that is not there yet has no lines yet.
/// </summary>
internal sealed class FileLogSource(string path, LogFileReader reader, TimeProvider time) : ILogSource
{
    private const int BatchSize = 5_000;

    public string Name => "file:" + path;

    public async IAsyncEnumerable<LogBatch> ReadAsync(string? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var saved = FilePosition.Parse(position);
        if (!File.Exists(path))
        {
            yield break;
        }

        await using var file = Open(path);
        if (await FileIdentity.OfAsync(file, cancellationToken) is { } identity)
        {
            await foreach (var batch in ReadAfterAsync(saved, file, identity, cancellationToken))
            {
                yield return batch;
            }
        }
    }

    private async IAsyncEnumerable<LogBatch> ReadAfterAsync(FilePosition? saved, FileStream file, string identity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (saved is { Offset: >= 0 } && saved.Identity != identity)
        {
            await foreach (var batch in ReadRotatedAsync(saved, cancellationToken))
            {
                yield return batch;
            }
        }

        var from = saved?.Identity == identity && saved.Offset <= file.Length ? saved.Offset : 0;
        if (from == FilePosition.Whole)
        {
            yield break;
        }

        var batches = await IsPackedAsync(file, cancellationToken) ? ReadPackedAsync(file, identity, cancellationToken) : ReadOnAsync(file, new(identity, from), cancellationToken);
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            yield return batch;
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    /// <summary>The rest of the file that had our path before, where it lies beside it under a longer name (<c>app.log.1</c>).</summary>
    private async IAsyncEnumerable<LogBatch> ReadRotatedAsync(FilePosition saved, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (var candidate in Directory.EnumerateFiles(folder, Path.GetFileName(path) + "*").Where(f => Path.GetFullPath(f) != Path.GetFullPath(path)))
        {
            await using var file = Open(candidate);
            if (await FileIdentity.OfAsync(file, cancellationToken) == saved.Identity)
            {
                await foreach (var batch in ReadOnAsync(file, saved, cancellationToken))
                {
                    yield return batch;
                }

                yield break;
            }
        }
    }

    private async IAsyncEnumerable<LogBatch> ReadOnAsync(FileStream file, FilePosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = await AfterLastNewlineAsync(file, from.Offset, cancellationToken);
        if (end <= from.Offset)
        {
            yield break;
        }

        using var part = new FilePart(file, from.Offset, end);
        var events = new List<LogEvent>();
        await foreach (var logEvent in EventsAsync(part, from, cancellationToken))
        {
            if (events.Count >= BatchSize)
            {
                // The next event begins where the batch ends.
                yield return new([.. events], new FilePosition(from.Identity, OffsetOf(logEvent)).ToString());
                events.Clear();
            }

            events.Add(logEvent);
        }

        yield return new(events, new FilePosition(from.Identity, end).ToString());
    }

    private async IAsyncEnumerable<LogBatch> ReadPackedAsync(FileStream file, string identity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var part = new FilePart(file, 0, file.Length);
        var events = new List<LogEvent>();
        await foreach (var logEvent in EventsAsync(part, new(identity, 0), cancellationToken))
        {
            events.Add(logEvent);
            if (events.Count >= BatchSize)
            {
                // Not read whole yet: after a crash it is read again, and the store drops what it has.
                yield return new([.. events], new FilePosition(identity, 0).ToString());
                events.Clear();
            }
        }

        yield return new(events, new FilePosition(identity, FilePosition.Whole).ToString());
    }

    private IAsyncEnumerable<LogEvent> EventsAsync(Stream part, FilePosition from, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return reader.ReadAsync(part, new("file", path, ""), new(from.Identity, from.Offset, now, now), new(), cancellationToken);
    }

    private static long OffsetOf(LogEvent logEvent) => long.Parse(logEvent.EventId[(logEvent.EventId.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<bool> IsPackedAsync(FileStream file, CancellationToken cancellationToken)
    {
        var magic = new byte[2];
        file.Position = 0;
        return await file.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, cancellationToken) == 2 && magic is [0x1f, 0x8b];
    }

    private static async Task<long> AfterLastNewlineAsync(FileStream file, long from, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        for (var end = file.Length; end > from;)
        {
            var start = Math.Max(from, end - buffer.Length);
            file.Position = start;
            var count = await file.ReadAtLeastAsync(buffer.AsMemory(0, (int)(end - start)), (int)(end - start), throwOnEndOfStream: false, cancellationToken);
            var at = buffer.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return from;
    }
}
