using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>
/// How many lines of a kind are usual in each hour of the week. An hour of the week that was seen seldom leans on the same hour of other days, and that on all hours.
/// Counts above the alarm limit are learned as the limit, so that an attack is not learned as normal in an hour, but a new normal is in weeks.
/// </summary>
internal sealed class HourlyBaseline
{
    private const int Slots = 168;
    private const int MaxCatchUp = 4 * Slots;
    private const int WarmUpHours = 72;
    private const int KeptEvents = 8;
    private const double MinWeight = 0.2;
    private const double Lean = 2;
    private const double MinMean = 0.1;
    private const double MinDispersion = 0.25;
    private const double MaxDispersion = 10;
    private const double DispersionWeight = 0.02;
    private const double PeakDecay = 0.998;
    private readonly float[] _means = new float[Slots];
    private readonly byte[] _visits = new byte[Slots];
    private readonly Queue<string> _eventIds = new(KeptEvents);
    private double _dispersion = 1;
    private double _peak;

    public HourlyBaseline(long firstHour)
    {
        FirstHour = firstHour;
        Hour = firstHour;
        Open();
    }

    private HourlyBaseline()
    {
    }

    public long FirstHour { get; private set; }

    /// <summary>The hour being counted.</summary>
    public long Hour { get; private set; }

    public int Count { get; private set; }

    public double Mean { get; private set; }

    /// <summary>From how many lines on this hour is anomalous.</summary>
    public int Limit { get; private set; }

    public long ReportedHour { get; set; } = long.MinValue;

    public int ReportedCount { get; set; }

    public IReadOnlyCollection<string> EventIds => _eventIds;

    public double Dispersion => Math.Clamp(_dispersion, MinDispersion, MaxDispersion);

    public bool IsWarm => Hour - FirstHour >= WarmUpHours;

    /// <summary>Counts a line. One from an hour that is over is left out: its hour was judged without it.</summary>
    public void Add(long hour, string eventId)
    {
        if (hour < Hour)
        {
            return;
        }

        if (hour > Hour)
        {
            MoveTo(hour);
        }

        Count++;
        if (_eventIds.Count == KeptEvents)
        {
            _eventIds.Dequeue();
        }

        _eventIds.Enqueue(eventId);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(FirstHour);
        writer.Write(Hour);
        writer.Write(Count);
        writer.Write(Mean);
        writer.Write(Limit);
        writer.Write(ReportedHour);
        writer.Write(ReportedCount);
        writer.Write(_dispersion);
        writer.Write(_peak);
        writer.Write(_visits);
        foreach (var mean in _means)
        {
            writer.Write(mean);
        }

        writer.WriteAll(_eventIds, (w, id) => w.Write(id));
    }

    public static HourlyBaseline Load(BinaryReader reader)
    {
        var baseline = new HourlyBaseline
        {
            FirstHour = reader.ReadInt64(),
            Hour = reader.ReadInt64(),
            Count = reader.ReadInt32(),
            Mean = reader.ReadDouble(),
            Limit = reader.ReadInt32(),
            ReportedHour = reader.ReadInt64(),
            ReportedCount = reader.ReadInt32(),
            _dispersion = reader.ReadDouble(),
            _peak = reader.ReadDouble(),
        };
        reader.BaseStream.ReadExactly(baseline._visits);
        for (var i = 0; i < Slots; i++)
        {
            baseline._means[i] = reader.ReadSingle();
        }

        reader.ReadAll(KeptEvents, r => r.ReadString()).ForEach(baseline._eventIds.Enqueue);
        return baseline;
    }

    private void MoveTo(long hour)
    {
        Learn(Hour, Math.Min(Count, Limit));
        for (var quiet = Math.Max(Hour + 1, hour - MaxCatchUp); quiet < hour; quiet++)
        {
            Mean = MeanOf((int)(quiet % Slots));
            Learn(quiet, 0);
        }

        Hour = hour;
        Count = 0;
        Open();
    }

    private void Learn(long hour, int count)
    {
        var slot = (int)(hour % Slots);
        if (Mean > 0.5)
        {
            var excess = (((count - Mean) * (count - Mean)) - Mean) / (Mean * Mean);
            _dispersion += DispersionWeight * (Math.Clamp(excess, 0, 4 * MaxDispersion) - _dispersion);
        }

        _means[slot] += (float)(Math.Max(MinWeight, 1.0 / (_visits[slot] + 1)) * (count - _means[slot]));
        _visits[slot] = (byte)Math.Min(_visits[slot] + 1, byte.MaxValue);
        _peak = Math.Max(_peak * PeakDecay, count);
    }

    private void Open()
    {
        Mean = Math.Max(MinMean, MeanOf((int)(Hour % Slots)));
        Limit = RateLimit.Of(Mean, Dispersion, _peak);
    }

    private double MeanOf(int slot)
    {
        var all = WeightedMean(0, 1, Lean, 0);
        var sameHour = WeightedMean(slot % 24, 24, Lean, all);
        return ((_visits[slot] * _means[slot]) + (Lean * sameHour)) / (_visits[slot] + Lean);
    }

    private double WeightedMean(int from, int step, double lean, double leanOn)
    {
        var (sum, weight) = (lean * leanOn, lean);
        for (var i = from; i < Slots; i += step)
        {
            sum += _visits[i] * _means[i];
            weight += _visits[i];
        }

        return sum / weight;
    }
}
