namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// The gaps between runs: the latest ones exactly, for the median and its spread; all of them in logarithmic buckets, for the far quantile. Gaps count from minute to minute, so
/// the lines of one run count once.
/// </summary>
internal sealed class GapSketch
{
    public const int Recent = 32;
    private const int Buckets = 64;
    private const int BucketsPerDoubling = 4;
    private const int HalveAt = 20_000;
    private readonly int[] _buckets = new int[Buckets];
    private readonly Queue<int> _recent = new(Recent);

    public int Count => _recent.Count;

    public void Add(long seconds)
    {
        var gap = (int)Math.Min(seconds, int.MaxValue);
        if (_recent.Count == Recent)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(gap);
        if (++_buckets[BucketOf(gap)] >= HalveAt)
        {
            for (var i = 0; i < Buckets; i++)
            {
                _buckets[i] /= 2;
            }
        }
    }

    /// <summary>The q-quantile of the latest gaps, in seconds.</summary>
    public int RecentQuantile(double q)
    {
        var sorted = _recent.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, q * sorted.Length)];
    }

    /// <summary>The q-quantile of all gaps, in seconds, at most a fifth too long.</summary>
    public double Quantile(double q)
    {
        var total = _buckets.Sum(b => (long)b);
        var seen = 0L;
        for (var i = 0; i < Buckets; i++)
        {
            seen += _buckets[i];
            if (seen >= q * total && seen > 0)
            {
                return Math.Pow(2, (i + 1.0) / BucketsPerDoubling);
            }
        }

        return 0;
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var bucket in _buckets)
        {
            writer.Write(bucket);
        }

        writer.Write((byte)_recent.Count);
        foreach (var gap in _recent)
        {
            writer.Write(gap);
        }
    }

    public void Load(BinaryReader reader)
    {
        for (var i = 0; i < Buckets; i++)
        {
            _buckets[i] = reader.ReadInt32();
        }

        for (var left = reader.ReadByte(); left > 0; left--)
        {
            _recent.Enqueue(reader.ReadInt32());
        }
    }

    private static int BucketOf(int seconds) => Math.Clamp((int)(BucketsPerDoubling * Math.Log2(Math.Max(1, seconds))), 0, Buckets - 1);
}
