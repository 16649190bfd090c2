using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Denials;

/// <summary>Which permissions one principal was refused of late, and whether so many at once were reported.</summary>
internal sealed class DenialBurst
{
    private const int MaxPermissions = 32;
    private const int MaxEvents = 50;
    private static readonly long Window = TimeSpan.FromHours(1).Ticks;
    private readonly SortedDictionary<string, long> _lastByPermission = new(StringComparer.Ordinal);
    private readonly Queue<(long Ticks, string EventId)> _events = new();

    public long ReportedTicks { get; set; } = long.MinValue;

    public IReadOnlyCollection<string> Permissions => _lastByPermission.Keys;

    public IEnumerable<string> EventIds => _events.Select(e => e.EventId);

    public long FirstTicks => _events.Count == 0 ? 0 : _events.Min(e => e.Ticks);

    public void Add(string permission, long ticks, string eventId)
    {
        foreach (var old in _lastByPermission.Where(p => p.Value < ticks - Window).Select(p => p.Key).ToList())
        {
            _lastByPermission.Remove(old);
        }

        while (_events.Count > 0 && (_events.Count >= MaxEvents || _events.Peek().Ticks < ticks - Window))
        {
            _events.Dequeue();
        }

        if (_lastByPermission.ContainsKey(permission) || _lastByPermission.Count < MaxPermissions)
        {
            _lastByPermission[permission] = Math.Max(ticks, _lastByPermission.GetValueOrDefault(permission));
        }

        _events.Enqueue((ticks, eventId));
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(ReportedTicks);
        writer.WriteAll(_lastByPermission, (w, p) =>
        {
            w.Write(p.Key);
            w.Write(p.Value);
        });
        writer.WriteAll(_events, (w, e) =>
        {
            w.Write(e.Ticks);
            w.Write(e.EventId);
        });
    }

    public static DenialBurst Load(BinaryReader reader)
    {
        var burst = new DenialBurst { ReportedTicks = reader.ReadInt64() };
        reader.ReadAll(MaxPermissions, r => (Name: r.ReadString(), Ticks: r.ReadInt64())).ForEach(p => burst._lastByPermission[p.Name] = p.Ticks);
        reader.ReadAll(MaxEvents, r => (r.ReadInt64(), r.ReadString())).ForEach(burst._events.Enqueue);
        return burst;
    }
}
