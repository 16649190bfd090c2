using System.Globalization;
using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Reads logs, or files of sessions, into sessions. Kinds of events are numbered over all files that one object reads.</summary>
internal sealed class LogSessionReader(EventKinds kinds, SessionCutting cutting, bool withTraits)
{
    private char[] _content = new char[1024];

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
        var lines = 0L;
        await foreach (var batch in new LineScanning(reader, cutting.Key).ReadAsync(cancellationToken))
        {
            foreach (var line in batch.Lines)
            {
                Take(batch.TextOf(line), line, into);
            }

            note(lines += batch.Lines.Count);
        }
    }

    private void Take(ReadOnlySpan<char> text, in ScannedLine line, SessionGathering into)
    {
        Untimed += line.Place.Time == 0 ? 1 : 0;
        var name = text[line.Key];
        if (cutting.Key is not null && name.IsEmpty)
        {
            Unkeyed++;
            return;
        }

        var kind = kinds.OfLine(Content(text, line, name));
        var traits = withTraits ? LineTraits.Of(text, line.Place.Time) : default;
        if (cutting.Gaps is { } gaps)
        {
            into.Add(gaps.NameOf(name, line.Place.Time), kind, traits, line.Place);
            return;
        }

        if (cutting.Windows is not { } windows)
        {
            into.Add(name, kind, traits, line.Place);
            return;
        }

        foreach (var window in windows.Of(line.Place.Time))
        {
            into.Add(name.IsEmpty ? window : string.Create(CultureInfo.InvariantCulture, $"{name} {window}"), kind, traits, line.Place);
        }
    }

    /// <summary>The text behind the time, with a star wherever the session's name stands: it tells nothing about what happened.</summary>
    private ReadOnlySpan<char> Content(ReadOnlySpan<char> text, in ScannedLine line, ReadOnlySpan<char> name)
    {
        var rest = text[line.Content..];
        if (name.IsEmpty)
        {
            return rest;
        }

        if (_content.Length < rest.Length * 2)
        {
            _content = new char[rest.Length * 2];
        }

        var length = 0;
        for (var at = rest.IndexOf(name); at >= 0; at = rest.IndexOf(name))
        {
            rest[..at].CopyTo(_content.AsSpan(length));
            _content[length + at] = '*';
            length += at + 1;
            rest = rest[(at + name.Length)..];
        }

        rest.CopyTo(_content.AsSpan(length));
        return _content.AsSpan(0, length + rest.Length);
    }
}
