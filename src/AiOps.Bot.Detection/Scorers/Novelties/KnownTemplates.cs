using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Novelties;

/// <summary>
/// The templates that a stream is known to write, as hashes, and how settled the stream is: for a day and 300 lines known, and of late fewer than one new template
/// in fifty lines. A stream whose text varies freely never settles, so nothing is raised of it.
/// </summary>
internal sealed class KnownTemplates
{
    private const int Capacity = 1_024;
    private const int WarmUpLines = 300;
    private const double Settled = 0.02;
    private const double Weight = 1.0 / 128;
    private const int MaxAnHour = 3;
    private static readonly long WarmUpTicks = TimeSpan.FromDays(1).Ticks;
    private readonly BoundedMap<ulong, bool> _hashes = new(Capacity);
    private long _lines;
    private long _firstTicks = long.MaxValue;
    private double _newRate = 1;
    private long _hour;
    private int _raisedThisHour;

    /// <summary>Of late, the share of lines whose template was new.</summary>
    public double NewRate => _newRate;

    public long Lines => _lines;

    public int Count => _hashes.Count;

    /// <returns>True where the template is new to a settled stream.</returns>
    public bool IsNovel(in ActivityKey activity, long ticks)
    {
        var hash = HashOf(activity);
        var isNew = !_hashes.TryUse(hash, out _);
        var novel = isNew && _lines >= WarmUpLines && _newRate < Settled && ticks - _firstTicks >= WarmUpTicks;
        if (isNew)
        {
            _hashes.Set(hash, true);
        }

        _lines++;
        _firstTicks = Math.Min(_firstTicks, ticks);
        _newRate += Weight * ((isNew ? 1 : 0) - _newRate);
        return novel;
    }

    /// <summary>Counts a report; false where the stream has had its share for the hour.</summary>
    public bool MayRaise(long ticks)
    {
        var hour = ticks / TimeSpan.TicksPerHour;
        if (hour != _hour)
        {
            (_hour, _raisedThisHour) = (hour, 0);
        }

        return ++_raisedThisHour <= MaxAnHour;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_lines);
        writer.Write(_firstTicks);
        writer.Write(_newRate);
        writer.Write(_hour);
        writer.Write(_raisedThisHour);
        writer.WriteMap(_hashes, (w, hash, _) => w.Write(hash));
    }

    public static KnownTemplates Load(BinaryReader reader)
    {
        var known = new KnownTemplates
        {
            _lines = reader.ReadInt64(),
            _firstTicks = reader.ReadInt64(),
            _newRate = reader.ReadDouble(),
            _hour = reader.ReadInt64(),
            _raisedThisHour = reader.ReadInt32(),
        };
        reader.ReadMap(known._hashes, r => (r.ReadUInt64(), true));
        return known;
    }

    /// <summary>FNV-1a, since it is saved and string hashes differ by process.</summary>
    private static ulong HashOf(in ActivityKey activity)
    {
        const ulong Prime = 1_099_511_628_211;
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in activity.Program)
        {
            hash = (hash ^ c) * Prime;
        }

        hash = (hash ^ 0xFFFF) * Prime;
        foreach (var c in activity.Template)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }
}
