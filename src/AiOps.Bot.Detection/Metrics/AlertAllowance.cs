using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>How many a day may still wake somebody. Counted by the days of the values' own time, so that reading history again decides the same.</summary>
/// <param name="perDay">0 and above; a fraction allows one every so many days.</param>
internal sealed class AlertAllowance(double perDay)
{
    private const int MostDays = 64;
    private readonly SortedDictionary<long, int> _taken = [];

    public bool Take(DateTimeOffset time)
    {
        if (perDay <= 0)
        {
            return false;
        }

        // A fraction is one in a longer span.
        var span = (long)Math.Ceiling(Math.Max(1, 1 / perDay));
        var day = time.UtcTicks / TimeSpan.TicksPerDay / span;
        var taken = _taken.GetValueOrDefault(day);
        if (taken >= Math.Max(1, (int)perDay))
        {
            return false;
        }

        _taken[day] = taken + 1;
        if (_taken.Count > MostDays)
        {
            _taken.Remove(_taken.Keys.First());
        }

        return true;
    }

    public void Save(BinaryWriter writer) => writer.WriteAll(_taken, (w, t) =>
    {
        w.Write(t.Key);
        w.Write(t.Value);
    });

    public void Load(BinaryReader reader)
    {
        foreach (var (day, count) in reader.ReadAll(MostDays, r => (r.ReadInt64(), r.ReadInt32())))
        {
            _taken[day] = count;
        }
    }
}
