using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>The last so many values.</summary>
internal sealed class ValueRing(int capacity)
{
    private readonly double[] _values = new double[capacity];
    private int _next;

    public int Count { get; private set; }

    public int Capacity => _values.Length;

    /// <param name="back">0 is the newest.</param>
    public double this[int back]
    {
        get
        {
            var at = _next - 1 - back;
            return _values[at < 0 ? at + _values.Length : at];
        }
    }

    public void Add(double value)
    {
        _values[_next] = value;
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
        Count = Math.Min(Count + 1, _values.Length);
    }

    public void Clear() => (_next, Count) = (0, 0);

    /// <summary>Copies the newest values, in no particular order of theirs, and says how many there were.</summary>
    public int CopyTo(Span<double> target)
    {
        var count = Math.Min(Count, target.Length);
        for (var i = 0; i < count; i++)
        {
            target[i] = this[i];
        }

        return count;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        for (var back = Count - 1; back >= 0; back--)
        {
            writer.Write(this[back]);
        }
    }

    public void Load(BinaryReader reader)
    {
        var count = reader.ReadCount(_values.Length);
        (_next, Count) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            Add(reader.ReadDouble());
        }
    }
}
