namespace AiOps.Bot.Detection.Sessions;

/// <summary>Some lines in one piece of text, on their way from the thread that reads to the one that learns.</summary>
internal sealed class LineBatch
{
    private const int Enough = 256 * 1024;

    private readonly List<ScannedLine> _lines = [];
    private char[] _text = new char[Enough + (16 * 1024)];
    private int _length;

    public IReadOnlyList<ScannedLine> Lines => _lines;

    public bool IsFull => _length >= Enough;

    public ReadOnlySpan<char> TextOf(in ScannedLine line) => _text.AsSpan(line.Start, line.Length);

    public void Clear()
    {
        _lines.Clear();
        _length = 0;
    }

    public void Add(ReadOnlySpan<char> line, Range key, int content, in EventPlace place)
    {
        if (_length + line.Length > _text.Length)
        {
            Array.Resize(ref _text, _length + line.Length);
        }

        line.CopyTo(_text.AsSpan(_length));
        _lines.Add(new(_length, line.Length, key, content, place));
        _length += line.Length;
    }
}
