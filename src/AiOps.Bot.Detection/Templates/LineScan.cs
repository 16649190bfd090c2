namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Cuts a line into tokens and finds their variable parts, in one pass and without allocating once its arrays have grown. Holds the last line's result; not thread-safe.
/// </summary>
internal sealed class LineScan
{
    /// <summary>What comes after so many tokens is one variable part: bounds the work and memory that a hostile line can cause.</summary>
    public const int MaxTokens = 400;

    /// <summary>A longer run without white space is data, and masked whole.</summary>
    private const int MaxTokenLength = 2_000;

    private const CharKind Interesting = CharKind.Digit | CharKind.Slash | CharKind.At | CharKind.Dot;
    private const CharKind Wordlike = CharKind.Letter | CharKind.HexLetter | CharKind.Dot | CharKind.Colon;
    private const ulong MaskHash = 0x9e3779b97f4a7c15;

    private LineToken[] _tokens = new LineToken[32];
    private MaskPiece[] _pieces = new MaskPiece[32];
    private int _pieceCount;

    public int Count { get; private set; }

    public ReadOnlySpan<LineToken> Tokens => _tokens.AsSpan(0, Count);

    public ReadOnlySpan<MaskPiece> PiecesOf(in LineToken token) => _pieces.AsSpan(token.FirstPiece, token.PieceCount);

    public void Read(ReadOnlySpan<char> line)
    {
        Count = 0;
        _pieceCount = 0;
        var at = 0;
        while (at < line.Length)
        {
            var kind = CharKinds.Of(line[at]);
            if (kind == CharKind.Space)
            {
                at++;
                continue;
            }

            var start = at;
            var kinds = CharKind.None;
            while (kind != CharKind.Space)
            {
                kinds |= kind;
                if (++at == line.Length)
                {
                    break;
                }

                kind = CharKinds.Of(line[at]);
            }

            if (Count == MaxTokens - 1)
            {
                AddWhole(line, start, line.Length);
                return;
            }

            AddToken(line, start, at, kinds);
        }
    }

    private void AddToken(ReadOnlySpan<char> line, int start, int end, CharKind kinds)
    {
        if (end - start > MaxTokenLength)
        {
            AddWhole(line, start, end);
            return;
        }

        if (Count > 0 && (kinds & ~Wordlike) == 0 && JoinsUnit(line, start, end))
        {
            return;
        }

        if ((kinds & Interesting) == 0)
        {
            Push(new LineToken
            {
                Start = start, End = end, FullEnd = end, FirstPiece = _pieceCount,
                Hash = TextHash.Of(line[start..end]), HasWords = (kinds & (CharKind.Letter | CharKind.HexLetter)) != 0,
            });
            return;
        }

        AddMasked(line, start, end, kinds);
    }

    private void AddMasked(ReadOnlySpan<char> line, int start, int end, CharKind kinds)
    {
        var first = _pieceCount;
        var finder = new MaskFinder(line[start..end], kinds);
        while (finder.TryNext(out var piece))
        {
            PushPiece(piece with { Start = piece.Start + start });
        }

        var token = new LineToken { Start = start, End = end, FullEnd = end, FirstPiece = first, PieceCount = _pieceCount - first };
        Finish(line, ref token);
        Push(token);
    }

    private void AddWhole(ReadOnlySpan<char> line, int start, int end)
    {
        PushPiece(new MaskPiece(start, end - start, MaskKind.Word));
        var token = new LineToken { Start = start, End = end, FullEnd = end, FirstPiece = _pieceCount - 1, PieceCount = 1 };
        Finish(line, ref token);
        Push(token);
    }

    /// <summary>Takes a unit into the number before it: <c>1.5 MB</c>, <c>&lt;1 sec</c>; and drops a size said again: <c>1165 bytes (1.13 KB)</c>.</summary>
    private bool JoinsUnit(ReadOnlySpan<char> line, int start, int end)
    {
        ref var before = ref _tokens[Count - 1];
        if (before.PieceCount != 1)
        {
            return false;
        }

        ref var piece = ref _pieces[before.FirstPiece];
        var word = NumberMask.RunOf(line, start);
        if (word == 0 || piece.End != before.End || !TakesUnit(line, piece) || NumberMask.UnitOf(line.Slice(start, Math.Min(word, end - start))) is not { } unit)
        {
            return false;
        }

        piece = new MaskPiece(piece.Start, start + word - piece.Start, unit);
        before.End = before.FullEnd = end;
        Finish(line, ref before);
        DropRepeatedSize(line);
        return true;
    }

    // A whole number keeps its unit as a word; with a fraction the writer chose the unit by size, so the unit varies too.
    private static bool TakesUnit(ReadOnlySpan<char> line, MaskPiece piece) =>
        piece.Kind == MaskKind.Number && (line[piece.Start] is '<' or '~' || line.Slice(piece.Start, piece.Length).Contains('.'));

    private void DropRepeatedSize(ReadOnlySpan<char> line)
    {
        var last = _tokens[Count - 1];
        var isBracketed = line[last.Start] == '(' && line[last.End - 1] == ')' && _pieces[last.FirstPiece].Kind == MaskKind.Size;
        if (Count < 2 || !isBracketed || last.End - last.Start != _pieces[last.FirstPiece].Length + 2)
        {
            return;
        }

        ref var before = ref _tokens[Count - 2];
        if (before.PieceCount == 0 && line[before.Start..before.End].Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            before.FullEnd = last.FullEnd;
            _pieceCount = last.FirstPiece;
            Count--;
        }
    }

    private void Finish(ReadOnlySpan<char> line, ref LineToken token)
    {
        var hash = TextHash.Seed;
        var at = token.Start;
        var hasWords = false;
        foreach (var piece in PiecesOf(token))
        {
            var literal = line[at..piece.Start];
            hash = TextHash.Mix(TextHash.Of(literal, hash), MaskHash);
            hasWords |= HasLetter(literal);
            at = piece.End;
        }

        var rest = line[at..token.End];
        token.Hash = rest.IsEmpty ? hash : TextHash.Of(rest, hash);
        token.HasWords = hasWords || HasLetter(rest);
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (CharKinds.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private void Push(in LineToken token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        _tokens[Count++] = token;
    }

    private void PushPiece(MaskPiece piece)
    {
        if (_pieceCount == _pieces.Length)
        {
            Array.Resize(ref _pieces, _pieceCount * 2);
        }

        _pieces[_pieceCount++] = piece;
    }
}
