namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>A count that halves with time: a sliding window without edges, in two numbers. Late events are weighed by their own age, so their order does not matter.</summary>
internal struct DecayingCount(TimeSpan halfLife)
{
    private readonly double _halfLifeTicks = halfLife.Ticks;
    private double _value;
    private long _ticks;

    public void Add(long ticks, int count)
    {
        if (_value == 0 || ticks >= _ticks)
        {
            _value = At(ticks) + count;
            _ticks = ticks;
            return;
        }

        _value += count * Math.Pow(2, (ticks - _ticks) / _halfLifeTicks);
    }

    /// <summary>The count as it stands at a time.</summary>
    public readonly double At(long ticks) => _value == 0 ? 0 : _value * Math.Pow(2, Math.Min(0, (_ticks - ticks) / _halfLifeTicks));

    public readonly void Save(BinaryWriter writer)
    {
        writer.Write(_value);
        writer.Write(_ticks);
    }

    public void Load(BinaryReader reader)
    {
        _value = reader.ReadDouble();
        _ticks = reader.ReadInt64();
    }
}
