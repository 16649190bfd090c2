using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>
/// The ids of the latest events, so that one delivered twice counts once. Sources redeliver soon or, after a restart, from the last checkpoint; older
/// repeats are the store's to drop.
/// </summary>
internal sealed class RecentEvents
{
    private const int Capacity = 8_192;
    private const ulong FnvPrime = 1_099_511_628_211;
    private readonly Queue<ulong> _order = new(Capacity);
    private readonly HashSet<ulong> _ids = new(Capacity);

    /// <returns>False where the event was seen already.</returns>
    public bool Add(LogEvent logEvent)
    {
        var id = Hash(Hash(Hash(14_695_981_039_346_656_037, logEvent.EventId), logEvent.Stream.Group), logEvent.Stream.Stream);
        if (!_ids.Add(id))
        {
            return false;
        }

        Remember(id);
        return true;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_order.Count);
        foreach (var id in _order)
        {
            writer.Write(id);
        }
    }

    public void Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var id = reader.ReadUInt64();
            _ids.Add(id);
            Remember(id);
        }
    }

    private void Remember(ulong id)
    {
        if (_order.Count == Capacity)
        {
            _ids.Remove(_order.Dequeue());
        }

        _order.Enqueue(id);
    }

    /// <summary>FNV-1a: unlike string hashes, the same in every process, since it is saved.</summary>
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * FnvPrime;
        }

        return (hash ^ 0xFFFF) * FnvPrime;
    }
}
