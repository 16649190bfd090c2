using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection.Templates;

internal sealed partial class LineScan
{
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Takes a unit into the number before it: <c>1.5 MB</c>, <c>&lt;1 sec</c>; and drops a size said again: <c>2048 bytes (2.0 KB)</c>.</summary>
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

    // A whole number keeps its unit as a word; with a fraction, or as a remark in brackets, the writer chose the unit by size, so the unit varies too.
    private static bool TakesUnit(ReadOnlySpan<char> line, MaskPiece piece) =>
        piece.Kind == MaskKind.Number
        && (line[piece.Start] is '<' or '~' || (piece.Start > 0 && line[piece.Start - 1] == '(') || line.Slice(piece.Start, piece.Length).Contains('.'));

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

    /// <summary>Takes a token into the one before it: the next of a list, the clock after a date, the day after a month.</summary>
    private bool JoinsBefore(ReadOnlySpan<char> line, in LineToken token)
    {
        if (token.IsGlued)
        {
            return false;
        }

        ref var before = ref _tokens[Count - 1];
        if (token.HasWords)
        {
            return before.Hash == token.Hash && before.PieceCount > 0 && Absorb(line, ref before, token, _pieces[before.FirstPiece + before.PieceCount - 1].Kind);
        }

        return _pieces[token.FirstPiece].Kind switch
        {
            MaskKind.Time => IsPure(before) && _pieces[before.FirstPiece].Kind == MaskKind.Time && Absorb(line, ref before, token, MaskKind.Time),
            MaskKind.Number => JoinsMonth(line, ref before, token),
            _ => false,
        };
    }

    private bool JoinsMonth(ReadOnlySpan<char> line, ref LineToken before, in LineToken token)
    {
        if (before.PieceCount > 0 || before.End - before.Start != 3 || _pieces[token.FirstPiece].Length > 2 || Timestamps.MonthOf(line[before.Start..before.End]) == 0)
        {
            return false;
        }

        if (Count > 1 && IsWeekday(line, _tokens[Count - 2]))
        {
            var end = before.FullEnd;
            Count--;
            before = ref _tokens[Count - 1];
            before.End = before.FullEnd = end;
        }

        before.FirstPiece = token.FirstPiece;
        before.PieceCount = 1;
        _pieces[before.FirstPiece] = new MaskPiece(before.Start, before.End - before.Start, MaskKind.Time);
        return Absorb(line, ref before, token with { FirstPiece = token.FirstPiece + 1 }, MaskKind.Time);
    }

    /// <summary>Lets the last piece of a token go on to the end of the next one, which is dropped.</summary>
    private bool Absorb(ReadOnlySpan<char> line, ref LineToken before, in LineToken token, MaskKind kind)
    {
        ref var piece = ref _pieces[before.FirstPiece + before.PieceCount - 1];
        if (piece.End != before.End)
        {
            return false;
        }

        piece = new MaskPiece(piece.Start, token.End - piece.Start, kind);
        before.End = before.FullEnd = token.End;
        _pieceCount = Math.Max(before.FirstPiece + before.PieceCount, Math.Min(_pieceCount, token.FirstPiece));
        Finish(line, ref before);
        return true;
    }

    private bool IsPure(in LineToken token) =>
        token.PieceCount == 1 && _pieces[token.FirstPiece].Start == token.Start && _pieces[token.FirstPiece].End == token.End;

    private static bool IsWeekday(ReadOnlySpan<char> line, in LineToken token)
    {
        if (token.PieceCount > 0 || token.End - token.Start != 3)
        {
            return false;
        }

        foreach (var day in Weekdays)
        {
            if (line[token.Start..token.End].SequenceEqual(day))
            {
                return true;
            }
        }

        return false;
    }
}
