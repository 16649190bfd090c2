using AiOps.Bot.Core;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>What is remembered of one kind of line in one stream: in which hours and days it came, the gaps between, and whether its absence was reported.</summary>
internal sealed class Activity
{
    public const int HourWindow = 8 * Calendar.HoursPerWeek;
    public const int DayWindow = 448;
    private const int PhaseAfter = 8;
    private const int KeptEvents = 5;
    private const int LatenessInHour = 15;
    private const int LatenessInDay = 18 * 60;
    private long _lastRun = long.MinValue;
    private readonly Queue<long> _runs = new(GapSketch.Recent);
    private readonly Queue<string> _eventIds = new(KeptEvents);

    public SlotRing Hours { get; private set; } = new(HourWindow);

    public SlotRing Days { get; private set; } = new(DayWindow);

    public GapSketch Gaps { get; } = new();

    public long Count { get; private set; }

    public long FirstTicks { get; private set; } = long.MaxValue;

    public long LastTicks { get; private set; } = long.MinValue;

    /// <summary>Where hours begin, in minutes after the full hour: a quarter of an hour before the usual minute, so that lateness does not cross into the next slot.</summary>
    public int HourPhase { get; private set; }

    /// <summary>Where days begin, in minutes after midnight UTC: eighteen hours before the usual time of day.</summary>
    public int DayPhase { get; private set; }

    /// <summary>Starts of the latest runs, oldest first: times with no other within the same minute before them.</summary>
    public IReadOnlyCollection<long> Runs => _runs;

    /// <summary>Ids of the latest events, oldest first.</summary>
    public IReadOnlyCollection<string> EventIds => _eventIds;

    public ResourceId Resource { get; private set; } = ResourceId.Unknown;

    /// <summary>True from the report of its absence until it comes again.</summary>
    public bool Ceased { get; set; }

    /// <summary>How often it came again after it was reported absent; each time, twice the patience.</summary>
    public int Flaps { get; set; }

    /// <summary>Before this time it need not be looked at again.</summary>
    public long NextLookTicks { get; set; }

    public DateTimeOffset Last => new(LastTicks, TimeSpan.Zero);

    public void Add(in ObservedLine line)
    {
        Count++;
        var ticks = line.Time.UtcTicks;
        FirstTicks = Math.Min(FirstTicks, ticks);
        AddRun(ticks);
        Hours.Hit(Calendar.HourOf(ticks, HourPhase));
        Days.Hit(Calendar.DayOf(ticks, DayPhase));
        if (ticks < LastTicks)
        {
            return;
        }

        LastTicks = ticks;
        Resource = line.Resource;
        if (_eventIds.Count == KeptEvents)
        {
            _eventIds.Dequeue();
        }

        _eventIds.Enqueue(line.Event.EventId);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(FirstTicks);
        writer.Write(LastTicks);
        writer.Write(HourPhase);
        writer.Write(DayPhase);
        writer.WriteAll(_runs, (w, t) => w.Write(t));
        writer.WriteAll(_eventIds, (w, id) => w.Write(id));
        writer.Write(Resource.Value);
        writer.Write(Ceased);
        writer.Write(Flaps);
        writer.Write(NextLookTicks);
        Hours.Save(writer);
        Days.Save(writer);
        Gaps.Save(writer);
    }

    public static Activity Load(BinaryReader reader)
    {
        var activity = new Activity
        {
            Count = reader.ReadInt64(),
            FirstTicks = reader.ReadInt64(),
            LastTicks = reader.ReadInt64(),
            HourPhase = reader.ReadInt32(),
            DayPhase = reader.ReadInt32(),
        };
        reader.ReadAll(GapSketch.Recent, r => r.ReadInt64()).ForEach(activity._runs.Enqueue);
        activity._lastRun = activity._runs.Count > 0 ? activity._runs.Last() : long.MinValue;
        reader.ReadAll(KeptEvents, r => r.ReadString()).ForEach(activity._eventIds.Enqueue);
        activity.Resource = new(reader.ReadString());
        activity.Ceased = reader.ReadBoolean();
        activity.Flaps = reader.ReadInt32();
        activity.NextLookTicks = reader.ReadInt64();
        activity.Hours.Load(reader);
        activity.Days.Load(reader);
        activity.Gaps.Load(reader);
        return activity;
    }

    private void AddRun(long ticks)
    {
        if (ticks / TimeSpan.TicksPerMinute <= _lastRun / TimeSpan.TicksPerMinute)
        {
            return;
        }

        if (_runs.Count > 0)
        {
            Gaps.Add((ticks - _lastRun) / TimeSpan.TicksPerSecond);
        }

        if (_runs.Count == GapSketch.Recent)
        {
            _runs.Dequeue();
        }

        _lastRun = ticks;
        _runs.Enqueue(ticks);
        if (_runs.Count == PhaseAfter)
        {
            FixPhases();
        }
    }

    /// <summary>Sets the borders of hours and days once, far from the usual time, and sorts the runs so far into the new slots.</summary>
    private void FixPhases()
    {
        HourPhase = Clockwork.UsualMinute(_runs, 60) is { } minute ? minute - LatenessInHour : 0;
        DayPhase = Clockwork.UsualMinute(_runs, Calendar.MinutesPerDay) is { } time ? time - LatenessInDay : 0;
        Hours = new(HourWindow);
        Days = new(DayWindow);
        foreach (var run in _runs)
        {
            Hours.Hit(Calendar.HourOf(run, HourPhase));
            Days.Hit(Calendar.DayOf(run, DayPhase));
        }
    }
}
