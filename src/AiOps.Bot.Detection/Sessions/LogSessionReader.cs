using System.Globalization;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Reads logs, or files of sessions, into sessions. Kinds of events are numbered over all files that one object reads.</summary>
/// <param name="threads">At most so many threads look at lines; what comes out does not depend on it.</param>
internal sealed class LogSessionReader(EventKinds kinds, SessionCutting cutting, bool withTraits, int threads)
{
    /// <summary>Lines without a key.</summary>
    public long Unkeyed { get; private set; }

    /// <summary>Lines without a time; they went with the line before.</summary>
    public long Untimed { get; private set; }

    /// <param name="note">Called with the number of lines read so far.</param>
    /// <exception cref="NotALogException">The stream is a binary file.</exception>
    public async Task<LogReadCounts> ReadAsync(Stream input, SessionGathering into, Action<long> note, CancellationToken cancellationToken)
    {
        using var reader = new LogLineReader(input);
        var layout = SequenceLayout.Of(await reader.PeekAsync(cancellationToken));
        await (layout is null ? ReadLinesAsync(reader, into, note, cancellationToken) : ReadRowsAsync(layout, reader, into, cancellationToken));
        return reader.Counts;
    }

    private async Task ReadRowsAsync(SequenceLayout layout, LogLineReader reader, SessionGathering into, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            if (layout.HasHeader && reader.LineNumber == 1)
            {
                continue;
            }

            if (!layout.TryRead(reader.Line, reader.LineNumber, out var name, out var events))
            {
                Unkeyed++;
                continue;
            }

            foreach (var range in SequenceLayout.Cut(events))
            {
                if (events.AsSpan(range) is { IsEmpty: false } word)
                {
                    into.Add(name, kinds.OfWord(word), default, new(reader.LineNumber, 0));
                }
            }
        }
    }

    private async Task ReadLinesAsync(LogLineReader reader, SessionGathering into, Action<long> note, CancellationToken cancellationToken)
    {
        var count = 0L;
        await new LinePipeline<ScannedLines>(() => new(cutting.Key, withTraits), threads).RunAsync(reader, (lines, scanned) =>
        {
            for (var i = 0; i < scanned.Lines.Count; i++)
            {
                var line = scanned.Lines[i];
                Take(lines[line.Line][line.Key], scanned, i, into);
            }

            Unkeyed += scanned.Unkeyed;
            note(count += lines.Count);
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private void Take(ReadOnlySpan<char> name, ScannedLines scanned, int index, SessionGathering into)
    {
        var line = scanned.Lines[index];
        Untimed += line.Place.Time == 0 ? 1 : 0;
        Add(name, line, kinds.OfLine(scanned.Shapes, index, scanned.ContentOf(line)), into);
    }

    private void Add(ReadOnlySpan<char> name, in ScannedLine line, int kind, SessionGathering into)
    {
        if (cutting.Gaps is { } gaps)
        {
            into.Add(gaps.NameOf(name, line.Place.Time), kind, line.Traits, line.Place);
            return;
        }

        if (cutting.Windows is not { } windows)
        {
            into.Add(name, kind, line.Traits, line.Place);
            return;
        }

        foreach (var window in windows.Of(line.Place.Time))
        {
            into.Add(name.IsEmpty ? window : string.Create(CultureInfo.InvariantCulture, $"{name} {window}"), kind, line.Traits, line.Place);
        }
    }
}
