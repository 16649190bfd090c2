namespace AiOps.Bot.Storage.Vectors;

/// <summary>A fixed number of rows side by side, so that growing copies nothing.</summary>
/// <param name="dimension">A multiple of 64.</param>
internal sealed class VectorChunk(int dimension)
{
    public const int Bits = 13;
    public const int Rows = 1 << Bits;

    /// <summary>So many rows are looked at before the threshold is looked at again, and before memory is asked for the bytes of those that stay, all at once.</summary>
    private const int Run = 512;

    private readonly int _words = dimension / 64;
    private readonly ulong[] _signs = new ulong[Rows * (dimension / 64)];
    private readonly SignFactors[] _factors = new SignFactors[Rows];
    private readonly sbyte[] _codes = new sbyte[Rows * dimension];

    public VectorEntry[] Entries { get; } = new VectorEntry[Rows];

    /// <param name="turned">Empty where there is no vector.</param>
    public void Put(int row, in VectorEntry entry, ReadOnlySpan<float> turned)
    {
        Entries[row] = entry;
        if (turned.IsEmpty)
        {
            _factors[row] = SignFactors.NoVector;
            return;
        }

        var scale = QuantizedVector.Write(turned, _codes.AsSpan(row * dimension, dimension));
        _factors[row] = SignCode.Write(turned, _signs.AsSpan(row * _words, _words)) with { CodeScale = scale };
    }

    public void Copy(int row, VectorChunk from, int fromRow)
    {
        Entries[row] = from.Entries[fromRow];
        _factors[row] = from._factors[fromRow];
        from._codes.AsSpan(fromRow * dimension, dimension).CopyTo(_codes.AsSpan(row * dimension));
        from._signs.AsSpan(fromRow * _words, _words).CopyTo(_signs.AsSpan(row * _words));
    }

    public void Remove(int row)
    {
        Entries[row] = VectorEntry.Gone;
        _factors[row] = SignFactors.NoVector;
    }

    /// <summary>Offers the first rows: an estimate by the signs rules most out, of the rest those that the condition accepts are compared byte by byte.</summary>
    public void Offer(VectorQuestion question, VectorCondition condition, (int Rows, int FirstSlot) part, TopCandidates best)
    {
        Span<ushort> kept = stackalloc ushort[Run];
        for (var first = 0; first < part.Rows; first += Run)
        {
            var rows = Math.Min(Run, part.Rows - first);
            var count = question.Keep(_signs.AsSpan(first * _words, rows * _words), _factors.AsSpan(first, rows), best.Threshold, kept);
            foreach (var row in kept[..count])
            {
                Compare(question, condition, (first + row, part.FirstSlot + first + row), best);
            }
        }
    }

    private void Compare(VectorQuestion question, VectorCondition condition, (int Row, int Slot) at, TopCandidates best)
    {
        if (condition.IsOpen || condition.Accepts(in Entries[at.Row]))
        {
            var product = Int8Dot.Of(question.Codes, _codes.AsSpan(at.Row * dimension, dimension));
            var score = product * question.Scale * _factors[at.Row].CodeScale;
            if (score > best.Threshold)
            {
                best.Offer(score, at.Slot, Entries[at.Row].Group);
            }
        }
    }
}
