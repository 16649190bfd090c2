using System.Buffers;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>Some thousand lines of a log on their way to the threads that work on them; reused.</summary>
internal sealed class LineBatch
{
    /// <summary>Enough characters that handing over costs nothing, few enough to stay in the cache.</summary>
    private const int Wanted = 256 * 1024;

    private readonly List<(int Start, int Length)> _lines = [];
    private ArrayBufferWriter<char> _text = new(Wanted);

    public int Count => _lines.Count;

    /// <summary>The number of the first line, from 1.</summary>
    public long FirstNumber { get; private set; }

    public ReadOnlySpan<char> this[int line] => _text.WrittenSpan.Slice(_lines[line].Start, _lines[line].Length);

    /// <summary>Takes the next lines in place of those it has; false where there are none.</summary>
    public async ValueTask<bool> FillAsync(LogLineReader reader, CancellationToken cancellationToken)
    {
        Clear();
        FirstNumber = reader.LineNumber + 1;
        while (_text.WrittenCount < Wanted && await reader.ReadAsync(cancellationToken))
        {
            _lines.Add((_text.WrittenCount, reader.Line.Length));
            _text.Write(reader.Line);
        }

        return Count > 0;
    }

    private void Clear()
    {
        _lines.Clear();
        if (_text.Capacity > 2 * Wanted)
        {
            // One long line must not cost its memory for good.
            _text = new(Wanted);
        }

        _text.ResetWrittenCount();
    }
}
