namespace AiOps.Bot.Detection.Tables;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). The framework's generator may change between versions; a model must come out the same for ever.
/// </summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator with this seed goes on as this one will.</summary>
    public readonly ulong State => _state;

    /// <summary>An independent stream for a part of the work, so that parts may be done in any order.</summary>
    public static SplitMix Of(ulong seed, int part) => new(Mix(seed ^ Mix(0x9E3779B97F4A7C15UL * (ulong)(part + 1))));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <returns>At least 0, less than the bound.</returns>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <returns>At least 0, less than 1.</returns>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by the polar method (Marsaglia and Bray 1964).</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (u, v) = ((2 * NextDouble()) - 1, (2 * NextDouble()) - 1);
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Numbers below a bound, drawn without putting back, in random order (a partial Fisher-Yates shuffle).</summary>
    public int[] Sample(int bound, int count)
    {
        var moved = new Dictionary<int, int>();
        var drawn = new int[Math.Min(bound, count)];
        for (var i = 0; i < drawn.Length; i++)
        {
            var j = i + Next(bound - i);
            drawn[i] = moved.GetValueOrDefault(j, j);
            moved[j] = moved.GetValueOrDefault(i, i);
        }

        return drawn;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
