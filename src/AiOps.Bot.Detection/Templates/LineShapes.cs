namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Lines cut into tokens ahead of <see cref="TemplateMiner"/>. That is nearly all of the work, and needs nothing of what was learned: several threads can do it, each with its own object, for
/// one miner that takes the lines in their order. Reused from batch to batch; not thread-safe.
/// </summary>
public sealed class LineShapes
{
    private readonly LineScan _scan = new();
    private readonly List<(ulong Shape, int FirstToken)> _lines = [];
    private ulong[] _tokens = new ulong[1024];
    private int _used;

    public int Count => _lines.Count;

    /// <summary>Adds a line; it gets the next number.</summary>
    public void Add(ReadOnlySpan<char> content)
    {
        _scan.Read(content);
        var tokens = _scan.Tokens;
        if (_used + tokens.Length > _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(_tokens.Length * 2, _used + tokens.Length));
        }

        _lines.Add((Shape.HashOf(tokens), _used));
        foreach (ref readonly var token in tokens)
        {
            _tokens[_used++] = token.Hash;
        }
    }

    public void Clear()
    {
        _lines.Clear();
        _used = 0;
    }

    internal ulong ShapeOf(int line) => _lines[line].Shape;

    internal ReadOnlySpan<ulong> TokensOf(int line)
    {
        var end = line + 1 < _lines.Count ? _lines[line + 1].FirstToken : _used;
        return _tokens.AsSpan(_lines[line].FirstToken, end - _lines[line].FirstToken);
    }
}
