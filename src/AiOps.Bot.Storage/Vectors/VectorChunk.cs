using System.Runtime.InteropServices;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>A fixed number of rows side by side, so that growing copies nothing.</summary>
/// <param name="dimension">A multiple of 64.</param>
internal sealed class VectorChunk(int dimension)
{
    public const int Bits = 13;
    public const int Rows = 1 << Bits;

    private readonly byte[] _signs = new byte[SignRows.LengthOf(Rows, dimension / 8)];
    private readonly ulong[] _bits = new ulong[dimension / 64];
    private readonly SignFactors[] _factors = new SignFactors[Rows];
    private readonly sbyte[] _codes = new sbyte[Rows * dimension];

    /// <summary>How similar each row is at most to what is searched just now.</summary>
    private readonly float[] _bounds = new float[Rows];

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
        _factors[row] = SignCode.Write(turned, _bits) with { CodeScale = scale };
        SignRows.Put(_signs, row, MemoryMarshal.AsBytes(_bits.AsSpan()));
    }

    public void Copy(int row, VectorChunk from, int fromRow)
    {
        Entries[row] = from.Entries[fromRow];
        _factors[row] = from._factors[fromRow];
        from._codes.AsSpan(fromRow * dimension, dimension).CopyTo(_codes.AsSpan(row * dimension));
        SignRows.Copy(_signs, row, (from._signs, fromRow), dimension / 8);
    }

    public void Remove(int row)
    {
        Entries[row] = VectorEntry.Gone;
        _factors[row] = SignFactors.NoVector;
    }

    /// <summary>Estimates the first rows by their signs, and offers the estimates of those that the condition accepts.</summary>
    /// <param name="part">How many rows there are, and the slot of the first.</param>
    public void Estimate(VectorQuestion question, VectorCondition condition, (int Rows, int FirstSlot) part, TopCandidates likely)
    {
        var bounds = _bounds.AsSpan(0, part.Rows);
        question.Bound(_signs, _factors.AsSpan(0, part.Rows), bounds);
        if (!condition.IsOpen)
        {
            Exclude(condition, bounds);
        }

        for (var row = 0; row < bounds.Length; row++)
        {
            // One without length may be anything, and tells nothing about the others.
            if (bounds[row] > likely.Threshold && float.IsFinite(bounds[row]))
            {
                likely.Offer(bounds[row], part.FirstSlot + row, Entries[row].Group);
            }
        }
    }

    /// <summary>Compares a row byte by byte, once.</summary>
    public void Compare(VectorQuestion question, int row, int slot, TopCandidates best)
    {
        _bounds[row] = float.NegativeInfinity;
        var product = Int8Dot.Of(question.Codes, _codes.AsSpan(row * dimension, dimension));
        best.Offer(product * question.Scale * _factors[row].CodeScale, slot, Entries[row].Group);
    }

    /// <summary>Compares those of the first rows that were estimated, accepted, and may come in still.</summary>
    /// <param name="part">How many rows there are, and the slot of the first.</param>
    public void Offer(VectorQuestion question, (int Rows, int FirstSlot) part, TopCandidates best)
    {
        for (var row = 0; row < part.Rows; row++)
        {
            if (_bounds[row] > best.Threshold)
            {
                Compare(question, row, part.FirstSlot + row, best);
            }
        }
    }

    /// <summary>Takes each row's chance that the condition does not accept: it is asked once, in the order of the memory.</summary>
    private void Exclude(VectorCondition condition, Span<float> bounds)
    {
        for (var row = 0; row < bounds.Length; row++)
        {
            if (!condition.Accepts(in Entries[row]))
            {
                bounds[row] = float.NegativeInfinity;
            }
        }
    }
}
