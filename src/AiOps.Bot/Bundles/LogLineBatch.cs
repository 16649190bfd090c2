using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Bundles;

/// <summary>Some thousand log lines on their way from a reader to the miner; reused. It knows nothing of other batches, so that any thread can fill it.</summary>
internal sealed class LogLineBatch
{
    private const int MostKept = 1 << 20;

    private readonly List<LogLine> _lines = [];
    private char[] _text = [];

    public ReadOnlySpan<LogLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>The lines cut into tokens, in the same order.</summary>
    public LineShapes Shapes { get; } = new();

    /// <summary>The entities that were named, in the order of their first naming, also by lines that were skipped.</summary>
    public NameTable Entities { get; private set; } = new();

    /// <summary>Where the next message's text goes.</summary>
    public int TextLength { get; private set; }

    public ReadOnlySpan<char> TextOf(in LogLine line) => _text.AsSpan(line.Start, line.Length);

    /// <summary>Room behind the text for so many characters.</summary>
    public Span<char> Room(int length)
    {
        if (_text.Length - TextLength < length)
        {
            Array.Resize(ref _text, Math.Max(Math.Max(_text.Length * 2, LineBlock.Wanted / 2), TextLength + length));
        }

        return _text.AsSpan(TextLength, length);
    }

    /// <summary>Adds a line whose text was written into the room.</summary>
    public void Add(ref LogLine line)
    {
        var text = TextOf(line);
        Shapes.Add(text);
        line.Location = IdHash.Of(MemoryMarshal.AsBytes(CodeLocation.Find(text)));
        _lines.Add(line);
        TextLength += line.Length;
    }

    public void Clear()
    {
        _lines.Clear();
        _text = _text.Length > MostKept ? [] : _text;
        Shapes.Clear();
        Entities = new();
        TextLength = 0;
    }
}
