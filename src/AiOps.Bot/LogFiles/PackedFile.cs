using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.LogFiles;

/// <summary>
/// Reads a packed file, which may still be on its way here: as far as it can be unpacked, without the last record while that may go on, and again when it is twice as
/// long or still. Unpacking begins at the start each time; what was read is skipped.
/// </summary>
internal sealed class PackedFile(FileStream file, bool isSettled)
{
    private const int BatchSize = 5_000;
    private readonly long _length = file.Length;

    /// <param name="read">Reads events from a stream, as of a position's file.</param>
    public async IAsyncEnumerable<LogBatch> ReadAsync(
        FilePosition? saved, Func<Stream, FilePosition, ReadTally, IAsyncEnumerable<LogEvent>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var at = await FromAsync(saved, cancellationToken);
        if (!IsDue(at))
        {
            yield break;
        }

        using var part = new FilePart(file, 0, _length);
        var (events, tally, last) = (new List<LogEvent>(), new ReadTally(), (LogEvent?)null);
        await foreach (var next in read(part, at with { Offset = 0 }, tally).Where(e => EventNumbering.OffsetOf(e) >= at.Offset).WithCancellation(cancellationToken))
        {
            Add(events, last);
            last = next;
            if (events.Count >= BatchSize)
            {
                yield return new([.. events], (at with { Offset = EventNumbering.OffsetOf(next) }).ToString());
                events.Clear();
            }
        }

        var isTorn = tally.Lines.Damaged && !isSettled;
        Add(events, isTorn ? null : last);
        yield return new(events, After(at, last, isTorn).ToString());
    }

    private static void Add(List<LogEvent> events, LogEvent? logEvent)
    {
        if (logEvent is not null)
        {
            events.Add(logEvent);
        }
    }

    private async Task<FilePosition> FromAsync(FilePosition? saved, CancellationToken cancellationToken)
    {
        if (saved is not { Packed: > 0 } || saved.Identity != await FileIdentity.OfPackedAsync(file, Math.Clamp(saved.Named, 0, FileIdentity.PackedStart), cancellationToken))
        {
            var bytes = (int)Math.Min(FileIdentity.PackedStart, _length);
            return new(await FileIdentity.OfPackedAsync(file, bytes, cancellationToken), 0) { Named = bytes };
        }

        return saved.Packed > _length ? new(saved.Identity, 0, saved.Restarts + 1) : saved;
    }

    private bool IsDue(FilePosition at) => _length != at.Packed ? isSettled || _length >= at.Packed * 2 : isSettled && at.Torn;

    private FilePosition After(FilePosition at, LogEvent? last, bool isTorn)
    {
        var next = last is null ? at.Offset : EventNumbering.OffsetOf(last) + (isTorn ? 0 : 1);
        return at with { Offset = next, Packed = _length, Torn = isTorn };
    }
}
