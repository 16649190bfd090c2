using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Who is on call when. A shift takes the place of the rotations while it lasts; of several shifts, and of several rotations, all count. Pure.</summary>
public sealed record OnCallSchedule
{
    private const int MostSpans = 10_000;

    public required string Id { get; init; }

    /// <summary>The zone of the rotations' clocks.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public ImmutableArray<OnCallShift> Shifts { get; init; } = [];

    public ImmutableArray<OnCallRotation> Rotations { get; init; } = [];

    /// <summary>Empty in a gap.</summary>
    public ImmutableArray<OnCallDuty> At(DateTimeOffset time)
    {
        var shifts = Shifts.Where(s => s.From <= time && time < s.Until).ToList();
        if (shifts.Count > 0)
        {
            return [.. shifts.Select(Duty).Distinct()];
        }

        // A turn is broken by the shifts around it.
        var since = Shifts.Where(s => s.Until <= time).Select(s => s.Until).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var until = Shifts.Where(s => s.From > time).Select(s => s.From).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return
        [
            .. Rotations.Select(r => r.At(time, Zone)).OfType<OnCallShift>()
                .Select(t => Duty(t with { From = Later(t.From, since), Until = Earlier(t.Until, until) })).Distinct(),
        ];
    }

    /// <summary>The schedule over a time, without holes: gaps are spans without duties.</summary>
    public IReadOnlyList<OnCallSpan> Between(TimeRange range)
    {
        var spans = new List<OnCallSpan>();
        for (var from = range.From; from < range.To && spans.Count < MostSpans;)
        {
            var duties = At(from);
            var to = Earlier(NextChange(from, duties), range.To);
            spans.Add(new(from, to, duties));
            from = to;
        }

        return spans;
    }

    /// <summary>When somebody comes on call after a gap; null where nobody ever does.</summary>
    public OnCallDuty? NextAfter(DateTimeOffset time)
    {
        var starts = Shifts.Select(s => s.From).Concat(Rotations.Select(r => r.StartsAt(Zone))).Where(s => s > time).Order();
        return starts.SelectMany(s => At(s)).FirstOrDefault();
    }

    private DateTimeOffset NextChange(DateTimeOffset time, ImmutableArray<OnCallDuty> duties) =>
        duties.Select(d => d.Until)
            .Concat(Shifts.SelectMany(s => new[] { s.From, s.Until }))
            .Concat(Rotations.Select(r => r.StartsAt(Zone)))
            .Where(c => c > time)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();

    private OnCallDuty Duty(OnCallShift shift) => new(Id, shift.Person, shift.From, shift.Until);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
