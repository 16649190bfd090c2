using AiOps.Bot.Core;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Logins;

/// <summary>
/// The strange addresses that failed on one stream in one day, each perhaps only once or twice: half of real attackers try three times or fewer. How many are usual
/// is learned from the days before; until there are three of them, eight addresses are.
/// </summary>
internal sealed class ScatteredFailures
{
    public const int AtLeast = 8;
    private const int MaxAddresses = 512;
    private const int WarmUpDays = 3;
    private const double Weight = 0.15;
    private const double Dispersion = 0.25;
    private const double ThresholdDigits = 5;
    private readonly SortedSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _users = new(StringComparer.Ordinal);
    private readonly Queue<string> _eventIds = new();
    private double _usual;
    private int _days;

    public ResourceId Resource { get; init; } = ResourceId.Unknown;

    public string Program { get; init; } = "";

    public string? ServicePort { get; init; }

    public long Day { get; private set; } = long.MinValue;

    public int Failures { get; private set; }

    public int Reported { get; set; }

    /// <summary>When the first of the day's failures was.</summary>
    public long FirstTicks { get; private set; } = long.MaxValue;

    /// <summary>When the latest address came that had not failed before on that day.</summary>
    public long LastNewTicks { get; private set; }

    public IReadOnlyCollection<string> Addresses => _addresses;

    public IReadOnlyCollection<string> Users => _users;

    public IReadOnlyCollection<string> EventIds => _eventIds;

    public double Usual => _usual;

    public void Add(LoginAttempt attempt, long ticks, string eventId)
    {
        MoveTo(ticks / TimeSpan.TicksPerDay);
        FirstTicks = Math.Min(FirstTicks, ticks);
        Failures += attempt.Count;
        if (_users.Count < MaxAddresses)
        {
            _users.Add(attempt.User);
        }

        if (_addresses.Count < MaxAddresses && _addresses.Add(attempt.Address))
        {
            LastNewTicks = Math.Max(LastNewTicks, ticks);
            if (_eventIds.Count < 50)
            {
                _eventIds.Enqueue(eventId);
            }
        }
    }

    /// <summary>ln of how likely so many addresses are on a usual day.</summary>
    public double LogChance => TailProbability.LogNegativeBinomial(_addresses.Count, Math.Max(1, _days < WarmUpDays ? 1 : _usual), Dispersion);

    public double Score => Surprise.Of(LogChance, ThresholdDigits);

    public bool IsAnomalous => _addresses.Count >= AtLeast && (_days < WarmUpDays || Score >= Surprise.Threshold);

    public void Save(BinaryWriter writer)
    {
        writer.Write(Resource.Value);
        writer.Write(Program);
        writer.Write(ServicePort ?? "");
        writer.Write(_usual);
        writer.Write(_days);
        writer.Write(Day);
        writer.Write(Failures);
        writer.Write(Reported);
        writer.Write(FirstTicks);
        writer.Write(LastNewTicks);
        writer.WriteAll(_addresses, (w, a) => w.Write(a));
        writer.WriteAll(_users, (w, a) => w.Write(a));
        writer.WriteAll(_eventIds, (w, a) => w.Write(a));
    }

    public static ScatteredFailures Load(BinaryReader reader)
    {
        var scattered = new ScatteredFailures
        {
            Resource = new(reader.ReadString()),
            Program = reader.ReadString(),
            ServicePort = reader.ReadString() is { Length: > 0 } port ? port : null,
            _usual = reader.ReadDouble(),
            _days = reader.ReadInt32(),
            Day = reader.ReadInt64(),
            Failures = reader.ReadInt32(),
            Reported = reader.ReadInt32(),
            FirstTicks = reader.ReadInt64(),
            LastNewTicks = reader.ReadInt64(),
        };
        reader.ReadAll(MaxAddresses, r => r.ReadString()).ForEach(a => scattered._addresses.Add(a));
        reader.ReadAll(MaxAddresses, r => r.ReadString()).ForEach(u => scattered._users.Add(u));
        reader.ReadAll(50, r => r.ReadString()).ForEach(scattered._eventIds.Enqueue);
        return scattered;
    }

    /// <summary>Late failures of the day before count to today: what matters is that they came.</summary>
    private void MoveTo(long day)
    {
        if (day <= Day)
        {
            return;
        }

        if (Day != long.MinValue)
        {
            Learn(_addresses.Count);
            var quiet = Math.Min(day - Day - 1, 100);
            for (var i = 0; i < quiet; i++)
            {
                Learn(0);
            }
        }

        Day = day;
        FirstTicks = long.MaxValue;
        Failures = 0;
        Reported = 0;
        _addresses.Clear();
        _users.Clear();
        _eventIds.Clear();
    }

    private void Learn(int addresses)
    {
        _days = Math.Min(_days + 1, 10_000);
        _usual += Math.Max(Weight, 1.0 / _days) * (addresses - _usual);
    }
}
