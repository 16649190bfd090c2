using System.Runtime.InteropServices;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>How often which place followed which in one period. Not thread-safe while it grows.</summary>
internal sealed class FlowCounts
{
    private readonly Dictionary<ulong, int> _steps = [];
    private readonly Dictionary<int, int> _departures = [];

    public IEnumerable<int> From => _departures.Keys;

    public void Add(int from, int to)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_steps, Pack(from, to), out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_departures, from, out _)++;
    }

    /// <summary>How often control left the place.</summary>
    public int Departures(int from) => _departures.GetValueOrDefault(from);

    public int Steps(int from, int to) => _steps.GetValueOrDefault(Pack(from, to));

    public ILookup<int, int> Successors() => _steps.Keys.ToLookup(k => (int)(k >> 32), k => (int)(uint)k);

    private static ulong Pack(int from, int to) => ((ulong)(uint)from << 32) | (uint)to;
}
