namespace AiOps.Bot.Storage.Vectors;

/// <summary>
/// The best of a stream of scores, of each group at most so many: exact, in bounded memory. Scores are gathered and thinned out when the buffer is full, which
/// costs less than keeping them in order all the time.
/// </summary>
internal sealed class TopCandidates
{
    private readonly int _count;
    private readonly int _perGroup;
    private readonly (float Score, int Slot, int Group)[] _buffer;
    private readonly float[] _groupFloors;
    private readonly int[] _groupCounts;
    private int _used;

    /// <param name="perGroup">0 for any number.</param>
    /// <param name="groups">Groups are numbered below this.</param>
    public TopCandidates(int count, int perGroup, int groups)
    {
        (_count, _perGroup) = (count, perGroup);
        _buffer = new (float, int, int)[Math.Max(count * 2, 64)];
        _groupFloors = new float[perGroup > 0 ? groups : 0];
        _groupCounts = new int[_groupFloors.Length];
        Array.Fill(_groupFloors, float.NegativeInfinity);
    }

    /// <summary>Scores up to this cannot come in any more.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>Takes over what somebody else who works on the same question knows.</summary>
    public void RaiseThreshold(float threshold) => Threshold = Math.Max(Threshold, threshold);

    public void Offer(float score, int slot, int group)
    {
        if (score > Threshold && (_perGroup == 0 || score > _groupFloors[group]))
        {
            _buffer[_used++] = (score, slot, group);
            if (_used == _buffer.Length)
            {
                Thin();
            }
        }
    }

    public void OfferAll(TopCandidates others)
    {
        foreach (var (score, slot, group) in others.Best())
        {
            Offer(score, slot, group);
        }
    }

    /// <summary>The best, best first.</summary>
    public ReadOnlySpan<(float Score, int Slot, int Group)> Best()
    {
        Thin();
        return _buffer.AsSpan(0, _used);
    }

    private void Thin()
    {
        _buffer.AsSpan(0, _used).Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Slot.CompareTo(b.Slot));
        _used = Math.Min(_perGroup > 0 ? Share() : _used, _count);
        if (_used == _count)
        {
            RaiseThreshold(_buffer[_count - 1].Score);
        }
    }

    /// <summary>Keeps each group's share.</summary>
    private int Share()
    {
        var kept = 0;
        Array.Clear(_groupCounts);
        for (var i = 0; i < _used; i++)
        {
            var candidate = _buffer[i];
            if (_groupCounts[candidate.Group] < _perGroup)
            {
                _buffer[kept++] = candidate;
                if (++_groupCounts[candidate.Group] == _perGroup)
                {
                    _groupFloors[candidate.Group] = candidate.Score;
                }
            }
        }

        return kept;
    }
}
