using System.Buffers;
using AiOps.Bot.Detection.Parsing;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>Finds in lines all that needs nothing of other lines: key, time, traits, tokens. Lines of white space, and those without a key where one is wanted, are left out.</summary>
internal sealed class ScannedLines(SessionKey? key, bool withTraits) : ILineWork
{
    private readonly List<ScannedLine> _lines = [];
    private readonly ArrayBufferWriter<char> _contents = new();

    public IReadOnlyList<ScannedLine> Lines => _lines;

    /// <summary>How many lines of the batch name no session.</summary>
    public int Unkeyed { get; private set; }

    /// <summary>The lines' contents cut into tokens, in the same order.</summary>
    public LineShapes Shapes { get; } = new();

    public ReadOnlySpan<char> ContentOf(in ScannedLine line) => _contents.WrittenSpan[line.Content];

    public void Run(LineBatch lines)
    {
        _lines.Clear();
        _contents.ResetWrittenCount();
        Shapes.Clear();
        Unkeyed = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsWhiteSpace())
            {
                Scan(lines[i], i, lines.FirstNumber + i);
            }
        }
    }

    private void Scan(ReadOnlySpan<char> line, int index, long number)
    {
        var found = default(Range);
        if (key?.TryFind(line, out found) == false)
        {
            Unkeyed++;
            return;
        }

        var ticks = LineTime.Read(line, out var content);
        var start = _contents.WrittenCount;
        WriteContent(line[content..], line[found]);
        var written = start.._contents.WrittenCount;
        Shapes.Add(_contents.WrittenSpan[written]);
        _lines.Add(new(index, found, written, new(number, ticks), withTraits ? LineTraits.Of(line, ticks) : default));
    }

    /// <summary>The text behind the time, with a star wherever the session's name stands: it tells nothing about what happened.</summary>
    private void WriteContent(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        for (var at = name.IsEmpty ? -1 : rest.IndexOf(name); at >= 0; at = rest.IndexOf(name))
        {
            _contents.Write(rest[..at]);
            _contents.Write("*");
            rest = rest[(at + name.Length)..];
        }

        _contents.Write(rest);
    }
}
