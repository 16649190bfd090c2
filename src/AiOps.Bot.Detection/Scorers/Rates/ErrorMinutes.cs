using AiOps.Bot.Core;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Rates;

/// <summary>Errors of one stream, minute by minute, of the last day.</summary>
internal sealed class ErrorMinutes(long firstMinute, ResourceId resource)
{
    /// <summary>A day, so that what happens at this hour every day is known.</summary>
    public const int Minutes = 1_440;

    private const int KeptEvents = 8;
    private readonly int[] _counts = new int[Minutes];
    private readonly Queue<string> _eventIds = new(KeptEvents);

    public long FirstMinute { get; private init; } = firstMinute;

    /// <summary>The minute being counted.</summary>
    public long Minute { get; private set; } = firstMinute;

    /// <summary>Whose errors they were last.</summary>
    public ResourceId Resource { get; private set; } = resource;

    /// <summary>When a failure was foretold; null where none is.</summary>
    public DateTimeOffset? Told { get; set; }

    /// <summary>Minutes in a row, up to the last full one, in which a failure was in sight.</summary>
    public int InSight { get; set; }

    public IReadOnlyCollection<string> EventIds => _eventIds;

    public bool IsWarm => Minute - FirstMinute >= Minutes;

    public int Count => _counts[(int)(Minute % Minutes)];

    /// <summary>Errors of so many minutes that ended so many before the one being counted.</summary>
    public int Sum(int minutes, int before = 0)
    {
        var sum = 0;
        for (var back = before; back < before + minutes && back < Minutes; back++)
        {
            sum += At(Minute - back);
        }

        return sum;
    }

    /// <summary>The most errors of so many minutes on end, of those that ended so many before the one being counted.</summary>
    public int HighestSum(int minutes, int before)
    {
        var sum = Sum(minutes, before);
        var highest = sum;
        for (var back = before; back + minutes < Minutes; back++)
        {
            sum += At(Minute - back - minutes) - At(Minute - back);
            highest = Math.Max(highest, sum);
        }

        return highest;
    }

    /// <summary>Oldest first, up to the minute being counted.</summary>
    public double[] ToArray() => [.. Enumerable.Range(0, Minutes).Select(i => (double)At(Minute - Minutes + 1 + i))];

    /// <summary>Counts an error; of a minute that is over it is counted there, as long as that is known.</summary>
    public void Add(long minute, ResourceId resource, string eventId)
    {
        Resource = resource;
        if (minute > Minute - Minutes)
        {
            _counts[(int)(minute % Minutes)]++;
        }

        if (_eventIds.Count == KeptEvents)
        {
            _eventIds.Dequeue();
        }

        _eventIds.Enqueue(eventId);
    }

    /// <summary>Begins a later minute; those between had no errors.</summary>
    public void MoveTo(long minute)
    {
        for (var next = Math.Max(Minute + 1, minute - Minutes + 1); next <= minute; next++)
        {
            _counts[(int)(next % Minutes)] = 0;
        }

        Minute = minute;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(FirstMinute);
        writer.Write(Minute);
        writer.Write(Resource.Value);
        writer.Write(Told?.UtcTicks ?? 0);
        writer.Write(InSight);
        var counted = _counts.Select((count, place) => (count, place)).Where(c => c.count > 0).ToList();
        writer.WriteAll(counted, (w, c) =>
        {
            w.Write((ushort)c.place);
            w.Write(c.count);
        });
        writer.WriteAll(_eventIds, (w, id) => w.Write(id));
    }

    public static ErrorMinutes Load(BinaryReader reader)
    {
        var (first, minute, resource) = (reader.ReadInt64(), reader.ReadInt64(), new ResourceId(reader.ReadString()));
        var told = reader.ReadInt64();
        var minutes = new ErrorMinutes(first, resource)
        {
            Minute = Math.Max(first, minute),
            Told = told > 0 && told < DateTimeOffset.MaxValue.UtcTicks ? new(told, TimeSpan.Zero) : null,
            InSight = reader.ReadInt32(),
        };
        foreach (var (place, count) in reader.ReadAll(Minutes, r => (r.ReadUInt16(), r.ReadInt32())))
        {
            minutes._counts[place % Minutes] = count;
        }

        reader.ReadAll(KeptEvents, r => r.ReadString()).ForEach(minutes._eventIds.Enqueue);
        return minutes;
    }

    private int At(long minute) => minute < FirstMinute ? 0 : _counts[(int)(minute % Minutes)];
}
