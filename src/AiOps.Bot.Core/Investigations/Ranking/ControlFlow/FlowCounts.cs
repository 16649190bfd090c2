using System.Runtime.InteropServices;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>How often which place followed which in one period. Not thread-safe while it grows.</summary>
internal sealed class FlowCounts
{
    // An odd factor loses nothing and spreads the numbers, which as they are fall together in a table; times its inverse modulo 2^64 they are back.
    private const ulong Spread = 0x9e3779b97f4a7c15;
    private const ulong SpreadInverse = 0xf1de83e19937733d;

    private readonly Dictionary<ulong, int> _steps = [];
    private readonly List<int> _from = [];
    private int[] _departures = new int[256];

    /// <summary>The places that control left, in the order of the first time.</summary>
    public IReadOnlyList<int> From => _from;

    public void Add(int from, int to)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_steps, Pack(from, to), out _)++;
        if (from >= _departures.Length)
        {
            Array.Resize(ref _departures, Math.Max(_departures.Length * 2, from + 1));
        }

        if (_departures[from]++ == 0)
        {
            _from.Add(from);
        }
    }

    /// <summary>How often control left the place.</summary>
    public int Departures(int from) => from < _departures.Length ? _departures[from] : 0;

    public int Steps(int from, int to) => _steps.GetValueOrDefault(Pack(from, to));

    public ILookup<int, int> Successors() => _steps.Keys.Select(k => k * SpreadInverse).ToLookup(k => (int)(k >> 32), k => (int)(uint)k);

    private static ulong Pack(int from, int to) => (((ulong)(uint)from << 32) | (uint)to) * Spread;
}
