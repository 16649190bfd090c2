namespace AiOps.Bot.Storage.Vectors;

/// <summary>The searchable copy of the stored vectors. Not thread-safe.</summary>
internal sealed class VectorMemory
{
    private readonly Dictionary<int, VectorBlock> _blocks = [];
    private readonly Dictionary<string, int> _resources = new(StringComparer.Ordinal);

    /// <summary>All rows up to this revision are here.</summary>
    public long Revision { get; private set; }

    /// <summary>Windows that ended before this were forgotten.</summary>
    public long Floor { get; private set; }

    public void Put(VectorRow row)
    {
        Forget(row.Number);
        var vector = row.Floats;
        if (!_blocks.TryGetValue(vector.Length, out var block))
        {
            // Another dimension is another embedding: the two are never compared.
            _blocks[vector.Length] = block = new(vector.Length);
        }

        block.Add(new(row.Number, row.From, row.To, NumberOf(row.Resource)), vector);
        Revision = row.Revision;
    }

    public void Forget(long number)
    {
        foreach (var block in _blocks.Values)
        {
            block.Remove(number);
        }
    }

    public void RaiseFloor(long floor)
    {
        if (floor > Floor)
        {
            Floor = floor;
            foreach (var block in _blocks.Values)
            {
                block.RemoveEndingBefore(floor);
            }
        }
    }

    /// <summary>The resources' numbers; those that no vector has are left out.</summary>
    public HashSet<int> NumbersOf(IEnumerable<string> resources) => [.. resources.Where(_resources.ContainsKey).Select(r => _resources[r])];

    public IReadOnlyList<long> Nearest(ReadOnlySpan<float> vector, VectorCondition condition, int count) =>
        _blocks.TryGetValue(vector.Length, out var block) ? block.Nearest(vector, condition, count) : [];

    private int NumberOf(string resource)
    {
        if (!_resources.TryGetValue(resource, out var number))
        {
            _resources[resource] = number = _resources.Count;
        }

        return number;
    }
}
