using System.Runtime.InteropServices;

namespace AiOps.Bot.Tables;

/// <summary>Keeps a bounded number of rows, each of those offered with the same chance (Vitter's algorithm R, 1985).</summary>
internal sealed class RowReservoir(int width, int capacity, ulong seed)
{
    private readonly List<float> _values = [];
    private readonly List<long> _numbers = [];
    private readonly Random _random = new((int)seed);
    private long _offered;

    public int Rows => _values.Count / width;

    /// <returns>Where the row was put, or -1 where it was not kept.</returns>
    public int Take(ReadOnlySpan<float> row)
    {
        _offered++;
        if (Rows < capacity)
        {
            _values.AddRange(row);
            _numbers.Add(_offered);
            return Rows - 1;
        }

        var place = _random.NextInt64(_offered);
        if (place >= capacity)
        {
            return -1;
        }

        _numbers[(int)place] = _offered;
        row.CopyTo(CollectionsMarshal.AsSpan(_values)[((int)place * width)..]);
        return (int)place;
    }

    /// <summary>The places in the order in which their rows were offered; null where they are in it already.</summary>
    public int[]? Order() => _offered <= capacity ? null : [.. Enumerable.Range(0, Rows).OrderBy(p => _numbers[p])];

    public float[] ToArray() => [.. _values];
}
