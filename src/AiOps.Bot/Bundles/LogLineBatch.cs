namespace AiOps.Bot.Bundles;

/// <summary>Some thousand log lines on their way from the reader to the miner; reused.</summary>
internal sealed class LogLineBatch
{
    /// <summary>Enough lines that handing over costs nothing, few enough to stay in the cache.</summary>
    private const int MostLines = 4_096;

    private const int MostText = 1 << 20;

    private char[] _text = new char[1 << 18];

    public List<LogLine> Lines { get; } = new(MostLines);

    public int TextLength { get; set; }

    public bool IsFull => Lines.Count >= MostLines || TextLength >= MostText;

    public ReadOnlySpan<char> TextOf(in LogLine line) => _text.AsSpan(line.Start, line.Length);

    /// <summary>Room behind the text for so many characters.</summary>
    public Span<char> Room(int length)
    {
        if (_text.Length - TextLength < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, TextLength + length));
        }

        return _text.AsSpan(TextLength, length);
    }

    public void Clear()
    {
        Lines.Clear();
        TextLength = 0;
    }
}
