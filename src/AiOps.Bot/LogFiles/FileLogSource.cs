using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Follows a log file: reads on from the byte it came to, only whole lines; a last line without an end is whole when the file has been still for a while. A file
/// that was renamed away is read to its end first; one that was cut back or replaced is read from its start. A file that is not there yet has no lines yet.
/// </summary>
internal sealed partial class FileLogSource(string path, LogFileReader reader, TimeProvider time, ILogger<FileLogSource> logger) : ILogSource
{
    private const int BatchSize = 2_000;
    private static readonly TimeSpan StillFor = TimeSpan.FromMinutes(1);
    private string _said = "";

    public string Name => "file:" + path;

    public async IAsyncEnumerable<LogBatch> ReadAsync(string? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var saved = FilePosition.Parse(position);
        if (!File.Exists(path))
        {
            SayOnce("it is not there yet");
            yield break;
        }

        await using var file = LogFile.Open(path);
        var start = await FileStart.OfAsync(file, cancellationToken);
        if (start.WhyNot is { } whyNot)
        {
            SayOnce(whyNot);
            yield break;
        }

        await foreach (var batch in await ReadAfterAsync(saved, file, start, cancellationToken))
        {
            yield return batch;
        }
    }

    private async Task<IAsyncEnumerable<LogBatch>> ReadAfterAsync(FilePosition? saved, FileStream file, FileStart start, CancellationToken cancellationToken)
    {
        var isSettled = IsSettled(file);
        if (start.IsPacked)
        {
            return new PackedFile(file, isSettled).ReadAsync(saved, (part, at, tally) => EventsAsync(part, at, tally, cancellationToken), cancellationToken);
        }

        return await FileIdentity.OfAsync(file, isSettled, cancellationToken) is { } identity
            ? ReadPlainAsync(saved, From(saved, identity, file.Length), (file, start.IsRecords), cancellationToken)
            : AsyncEnumerable.Empty<LogBatch>();
    }

    private async IAsyncEnumerable<LogBatch> ReadPlainAsync(
        FilePosition? saved, FilePosition at, (FileStream File, bool IsRecords) opened, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (saved is { Offset: > 0, Packed: 0 } && at.Offset == 0)
        {
            await foreach (var batch in ReadRotatedAsync(saved, cancellationToken))
            {
                yield return batch;
            }
        }

        await foreach (var batch in await ReadOnAsync(opened.File, at, opened.IsRecords, cancellationToken))
        {
            yield return batch;
        }
    }

    private static FilePosition From(FilePosition? saved, string identity, long length) =>
        saved?.Identity != identity ? new(identity, 0)
        : saved.Offset > length ? new(identity, 0, saved.Restarts + 1)
        : saved;

    /// <summary>The rest of the file that had our path before, where it lies beside it under a longer name (<c>app.log.1</c>).</summary>
    private async IAsyncEnumerable<LogBatch> ReadRotatedAsync(FilePosition saved, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = new FileInfo(path);
        var beside = own.Directory!.EnumerateFiles(own.Name + "*").Where(f => f.FullName != own.FullName && f.Length >= saved.Offset);
        foreach (var candidate in beside.OrderByDescending(f => f.LastWriteTimeUtc))
        {
            await using var file = LogFile.Open(candidate.FullName);
            if (await FileIdentity.OfAsync(file, isSettled: true, cancellationToken) == saved.Identity)
            {
                await foreach (var batch in ReadLinesAsync(file, saved, file.Length, cancellationToken))
                {
                    yield return batch;
                }

                yield break;
            }
        }
    }

    private async Task<IAsyncEnumerable<LogBatch>> ReadOnAsync(FileStream file, FilePosition at, bool isRecords, CancellationToken cancellationToken)
    {
        var end = IsSettled(file) ? file.Length : await WholeLines.EndAsync(file, at.Offset, cancellationToken);
        return end <= at.Offset ? AsyncEnumerable.Empty<LogBatch>()
            : isRecords && at.Offset == 0 ? ReadWholeAsync(file, at, end, at with { Offset = end }, cancellationToken)
            : ReadLinesAsync(file, at, end, cancellationToken);
    }

    private async IAsyncEnumerable<LogBatch> ReadLinesAsync(FileStream file, FilePosition at, long end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (end <= at.Offset)
        {
            yield break;
        }

        using var part = new FilePart(file, at.Offset, end);
        var events = new List<LogEvent>();
        await foreach (var logEvent in EventsAsync(part, at, new(), cancellationToken))
        {
            if (events.Count >= BatchSize)
            {
                // The next event begins where the batch ends.
                yield return new([.. events], (at with { Offset = EventNumbering.OffsetOf(logEvent) }).ToString());
                events.Clear();
            }

            events.Add(logEvent);
        }

        yield return new(events, (at with { Offset = end }).ToString());
    }

    /// <summary>What has no offsets in the file to resume at is read again from its start after a crash; the store drops what it has.</summary>
    private async IAsyncEnumerable<LogBatch> ReadWholeAsync(
        FileStream file, FilePosition at, long end, FilePosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var part = new FilePart(file, 0, end);
        var events = new List<LogEvent>();
        await foreach (var logEvent in EventsAsync(part, at, new(), cancellationToken))
        {
            events.Add(logEvent);
            if (events.Count >= BatchSize)
            {
                yield return new([.. events], at.ToString());
                events.Clear();
            }
        }

        yield return new(events, after.ToString());
    }

    private async IAsyncEnumerable<LogEvent> EventsAsync(Stream part, FilePosition at, ReadTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await foreach (var logEvent in reader.ReadAsync(part, new("file", path, ""), new(at.Prefix, at.Offset, now, now), tally, cancellationToken))
        {
            yield return logEvent;
        }

        if (ReadTally.FlawsOf(tally.Lines) is { Count: > 0 })
        {
            LogFlaws(path, tally.InWords());
        }
    }

    private bool IsSettled(FileStream file) => time.GetUtcNow() - File.GetLastWriteTimeUtc(file.SafeFileHandle) >= StillFor;

    private void SayOnce(string why)
    {
        if (_said != why)
        {
            _said = why;
            LogNotRead(path, why);
        }
    }

    [LoggerMessage(510, LogLevel.Warning, "{Path} is not read: {Why}")]
    private partial void LogNotRead(string path, string why);

    [LoggerMessage(511, LogLevel.Warning, "{Path}: {Flaws}")]
    private partial void LogFlaws(string path, string flaws);
}
