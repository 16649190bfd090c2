using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>The searchable copy of the stored points. Not thread-safe.</summary>
internal sealed class VectorMemory
{
    private readonly Dictionary<long, (VectorSpaceRow Space, VectorBlock Block)> _spaces = [];
    private readonly Numbering<string> _resources = new();
    private readonly Numbering<string> _accounts = new();
    private readonly Numbering<StreamKey> _streams = new();
    private readonly Numbering<(string Source, string Group)> _groups = new();

    /// <summary>All rows up to this revision are here.</summary>
    public long Revision { get; private set; }

    /// <summary>Windows that ended before this were forgotten.</summary>
    public long Floor { get; private set; }

    public int Groups => _groups.Count;

    /// <summary>Takes over which spaces there are. Where one was taken back in part, everything is read again.</summary>
    public void Know(IReadOnlyList<VectorSpaceRow> spaces)
    {
        if (spaces.Any(s => _spaces.TryGetValue(s.Number, out var known) && known.Space.Rewinds != s.Rewinds))
        {
            _spaces.Clear();
            Revision = 0;
        }

        foreach (var gone in _spaces.Keys.Except(spaces.Select(s => s.Number)).ToArray())
        {
            _spaces.Remove(gone);
        }

        foreach (var space in spaces)
        {
            var block = _spaces.TryGetValue(space.Number, out var known) ? known.Block : new((int)space.Dimension);
            if (space.Floor > known.Space?.Floor)
            {
                block.RemoveEndingBefore(space.Floor);
            }

            _spaces[space.Number] = (space, block);
        }
    }

    public void Put(VectorRow row)
    {
        Revision = row.Revision;
        if (!_spaces.TryGetValue(row.Space, out var space))
        {
            return;
        }

        space.Block.Remove(row.Number);
        var vector = row.Floats.Length == space.Space.Dimension ? row.Floats : [];
        var entry = new VectorEntry(
            row.Number, row.From, row.To, _resources.Of(row.Resource), _groups.Of((row.Source, row.GroupName)), _streams.Of(row.Stream), _accounts.Of(row.Account), (byte)row.Severity);
        space.Block.Add(in entry, vector, row.Words);
    }

    public void Forget(long number)
    {
        foreach (var (_, block) in _spaces.Values)
        {
            block.Remove(number);
        }
    }

    public void RaiseFloor(long floor)
    {
        if (floor > Floor)
        {
            Floor = floor;
            foreach (var (_, block) in _spaces.Values)
            {
                block.RemoveEndingBefore(floor);
            }
        }
    }

    public void Tidy()
    {
        foreach (var (_, block) in _spaces.Values)
        {
            block.Tidy();
        }
    }

    public VectorBlock? BlockOf(EmbeddingSpace space) => _spaces.Values.FirstOrDefault(s => s.Space.ToSpace() == space).Block;

    /// <summary>The filter in this copy's numbers. Names that no point has accept nothing.</summary>
    /// <param name="except">The number of the row that is not wanted.</param>
    public VectorCondition ConditionOf(VectorFilter filter, long? except) => new(
        filter.Window is { } from ? Milliseconds.Of(from.From) : long.MinValue,
        filter.Window is { } to ? Milliseconds.EndOf(to.To) : long.MaxValue,
        filter.Resources is { Count: > 0 } resources ? [.. resources.Select(r => _resources.Find(StorableText.Of(r.Value)))] : null,
        filter.Streams is { Count: > 0 } streams ? [.. streams.Select(s => _streams.Find(VectorRow.Storable(s)))] : null,
        filter.Account is { } account ? _accounts.Find(StorableText.Of(account)) : null,
        (byte)filter.AtLeast,
        except);
}
