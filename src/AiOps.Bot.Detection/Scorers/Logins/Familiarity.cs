using System.Globalization;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>Which addresses, and which users from them, have logged in before without having broken in: on how many different days.</summary>
internal sealed class Familiarity
{
    private const int Capacity = 8_192;
    private const int FamiliarDays = 2;
    private readonly BoundedMap<string, (int Days, long LastDay)> _days = new(Capacity);

    public bool Knows(string address) => DaysOf(address) >= FamiliarDays;

    public bool Knows(string address, string user) => DaysOf(KeyOf(address, user)) >= FamiliarDays;

    public void Learn(string address, string user, long ticks)
    {
        var day = ticks / TimeSpan.TicksPerDay;
        Count(address, day);
        Count(KeyOf(address, user), day);
    }

    public void Save(BinaryWriter writer) => writer.WriteMap(_days, (w, key, value) =>
    {
        w.Write(key);
        w.Write(value.Days);
        w.Write(value.LastDay);
    });

    public void Load(BinaryReader reader) => reader.ReadMap(_days, r => (r.ReadString(), (r.ReadInt32(), r.ReadInt64())));

    private static string KeyOf(string address, string user) => string.Create(CultureInfo.InvariantCulture, $"{address}\n{user}");

    private int DaysOf(string key) => _days.TryPeek(key, out var value) ? value.Days : 0;

    private void Count(string key, long day)
    {
        if (!_days.TryUse(key, out var value))
        {
            _days.Set(key, (1, day));
        }
        else if (value.LastDay != day)
        {
            _days.Set(key, (value.Days + 1, Math.Max(value.LastDay, day)));
        }
    }
}
