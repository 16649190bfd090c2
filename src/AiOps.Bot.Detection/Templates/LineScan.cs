namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Cuts a line into tokens and finds their variable parts, in one pass and without allocating once its arrays have grown. Holds the last line's result; not thread-safe.
/// </summary>
internal sealed partial class LineScan
{
    /// <summary>What comes after so many tokens is one variable part: bounds the work and memory that a hostile line can cause.</summary>
    public const int MaxTokens = 400;

    /// <summary>A longer run without white space is data, and masked whole.</summary>
    private const int MaxTokenLength = 2_000;

    private const CharKind Interesting = CharKind.Digit | CharKind.Slash | CharKind.At | CharKind.Dot;
    private const CharKind Wordlike = CharKind.Letter | CharKind.HexLetter | CharKind.Dot | CharKind.Colon;
    private const ulong MaskHash = 0x9e3779b97f4a7c15;

    /// <summary>The hash of a token that is one variable part and nothing else: most numbers and addresses.</summary>
    private static readonly ulong WholeHash = TextHash.Mix(TextHash.Of([]), MaskHash);

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
        var glued = false;
        while (at < line.Length)
        {
            if (CharKinds.Of(line[at]) == CharKind.Space)
            {
                at++;
                glued = false;
                continue;
            }

            if (Count == MaxTokens - 1)
            {
                AddWhole(line, at, line.Length);
                return;
            }

            var end = EndOfToken(line, at, out var kinds);
            var token = new LineToken { Start = at, End = end, FullEnd = end, FirstPiece = _pieceCount, IsGlued = glued };
            AddToken(line, ref token, kinds);
            at = end;
            glued = true;
        }
    }

    /// <summary>A token ends at white space, and after the equals sign of <c>name=value</c>.</summary>
    private static int EndOfToken(ReadOnlySpan<char> line, int at, out CharKind kinds)
    {
        var start = at;
        kinds = CharKind.None;
        for (; at < line.Length; at++)
        {
            var kind = CharKinds.Of(line[at]);
            if (kind == CharKind.Space)
            {
                break;
            }

            kinds |= kind;
            if (line[at] == '=' && (kinds & CharKind.Slash) == 0 && SplitsAt(line, start, at))
            {
                return at + 1;
            }
        }

        return at;
    }

    private static bool SplitsAt(ReadOnlySpan<char> line, int start, int at) =>
        at > start && CharKinds.IsWord(line[at - 1]) && at + 1 < line.Length && line[at + 1] is not ('=' or '>') && CharKinds.Of(line[at + 1]) != CharKind.Space;

    private void AddToken(ReadOnlySpan<char> line, ref LineToken token, CharKind kinds)
    {
        if (token.End - token.Start > MaxTokenLength)
        {
            AddWhole(line, token.Start, token.End);
            return;
        }

        if (Count > 0 && (kinds & ~Wordlike) == 0 && JoinsUnit(line, token.Start, token.End))
        {
            return;
        }

        if ((kinds & Interesting) == 0)
        {
            token.Hash = TextHash.Of(line[token.Start..token.End]);
            token.HasWords = (kinds & (CharKind.Letter | CharKind.HexLetter)) != 0;
            Push(token);
            return;
        }

        AddMasked(line, ref token, kinds);
    }

    private void AddMasked(ReadOnlySpan<char> line, ref LineToken token, CharKind kinds)
    {
        // Punctuation is of no kind.
        if (kinds == CharKind.Digit && CharKinds.CountDigits(line[..token.End], token.Start) == token.End - token.Start)
        {
            AddNumber(line, ref token);
        }
        else
        {
            AddPieces(line, ref token, kinds);
        }

        if (Count == 0 || token.PieceCount == 0 || !JoinsBefore(line, token))
        {
            Push(token);
        }
    }

    /// <summary>What <see cref="AddPieces"/> comes to where there are digits only.</summary>
    private void AddNumber(ReadOnlySpan<char> line, ref LineToken token)
    {
        PushPiece(new(token.Start, token.End - token.Start, NumberMask.KindOf(line[token.Start..token.End])));
        (token.PieceCount, token.Hash, token.HasWords) = (1, WholeHash, false);
    }

    private void AddPieces(ReadOnlySpan<char> line, ref LineToken token, CharKind kinds)
    {
        var finder = new MaskFinder(line[token.Start..token.End], kinds);
        while (finder.TryNext(out var piece))
        {
            AddPiece(line, ref token, piece with { Start = piece.Start + token.Start });
        }

        Finish(line, ref token);
    }

    /// <summary>Adds a piece to a token; one more of the same kind after a comma makes a list of the piece before.</summary>
    private void AddPiece(ReadOnlySpan<char> line, ref LineToken token, MaskPiece piece)
    {
        if (token.PieceCount > 0)
        {
            ref var before = ref _pieces[_pieceCount - 1];
            if (before.Kind == piece.Kind && before.End == piece.Start - 1 && line[before.End] == ',')
            {
                before.Length = piece.End - before.Start;
                return;
            }
        }

        PushPiece(piece);
        token.PieceCount++;
    }

    private void AddWhole(ReadOnlySpan<char> line, int start, int end)
    {
        PushPiece(new MaskPiece(start, end - start, MaskKind.Word));
        var token = new LineToken { Start = start, End = end, FullEnd = end, FirstPiece = _pieceCount - 1, PieceCount = 1 };
        Finish(line, ref token);
        Push(token);
    }

    private void Finish(ReadOnlySpan<char> line, ref LineToken token)
    {
        if (IsPure(token))
        {
            (token.Hash, token.HasWords) = (WholeHash, false);
            return;
        }

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
