namespace AiOps.Bot.Detection.Scorers.Heartbeats;

/// <summary>
/// Learns when an activity is expected, from where it was seen: calendar slots rather than multiples of the gap, so that nights and weekends are part of the schedule. A slot
/// is expected where it was hit in 8 of 10 cycles, over at least 3; slots must explain most of what was seen; N misses in a row alarm, N the
/// smallest with (1-p)^N &lt; 0.001 for the slots' hit rate p, and at least 2 (1 for weekly and monthly slots that were never missed).
/// </summary>
internal static class ScheduleLearner
{
    private const int MinCount = 8;
    private const int MinMonths = 3;
    private const int WarmUpDays = 8;
    private const double HitRate = 0.8;
    private const double AlmostAlways = 0.9;
    private const double Explained = 0.7;
    private const double Chance = 0.001;
    private const int MaxPatience = 6;

    /// <summary>All rules that fit; the earliest deadline counts. Empty while nothing is known.</summary>
    public static IReadOnlyList<ScheduleRule> Learn(Activity activity)
    {
        var rules = new List<ScheduleRule>();
        if (activity.Count >= MinMonths)
        {
            AddIfAny(rules, Monthly(activity));
        }

        if (activity.Count < MinCount)
        {
            return rules;
        }

        var clockwork = Clockwork.Is(activity);
        AddIfAny(rules, EvenGaps(activity));
        AddIfAny(rules, EveryHour(activity, clockwork));
        AddIfAny(rules, clockwork ? HoursOfWeek(activity) : null);
        AddIfAny(rules, DaysOfWeek(activity, clockwork));
        AddIfAny(rules, EveryDay(activity, clockwork));
        return rules;
    }

    private static void AddIfAny(List<ScheduleRule> rules, ScheduleRule? rule)
    {
        if (rule is not null)
        {
            rules.Add(rule);
        }
    }

    /// <summary>
    /// Beacons round the clock. Three and three quarter medians, since two misses in a row happen by chance and lateness stretches them; never below ten minutes, nor near the
    /// longest gaps so far.
    /// </summary>
    private static GapRule? EvenGaps(Activity activity)
    {
        const double Medians = 3.75;
        const int MaxMedian = 6 * 3600;
        var median = activity.Gaps.RecentQuantile(0.5);
        if (median is 0 or > MaxMedian || !Clockwork.HasEvenGaps(activity.Gaps) || !HasWarmedUp(activity))
        {
            return null;
        }

        var span = activity.Hours.Last - activity.Hours.From + 1;
        var expectedHits = span * Math.Min(1, 3600.0 / median);
        if (activity.Hours.Hits < AlmostAlways * expectedHits)
        {
            return null;
        }

        var seconds = Math.Max(Math.Max(600, Medians * median), 1.5 * activity.Gaps.Quantile(0.999)) * Patience(activity);
        return new(median * TimeSpan.TicksPerSecond, (long)(seconds * TimeSpan.TicksPerSecond)) { Words = ScheduleWords.OfGap(median), LogChance = 3 * Math.Log(0.01) };
    }

    /// <summary>
    /// Every hour of every day. Traffic without a clock behind it thins out at night, so its quietest hour of the day sets the hit rate, and it must be silent for three hours.
    /// </summary>
    private static SlotRule? EveryHour(Activity activity, bool clockwork)
    {
        var (hits, slots) = (activity.Hours.Hits, (int)(activity.Hours.Last - activity.Hours.From + 1));
        if (!HasWarmedUp(activity) || hits < AlmostAlways * slots)
        {
            return null;
        }

        var rate = clockwork ? Rate(hits, slots) : Enumerable.Range(0, 24).Min(h => Rate(Hits(activity.Hours, 24, h)));
        return rate < HitRate ? null : Hourly(activity, [true], rate, clockwork ? 2 : 3, ScheduleWords.OfEveryHour(activity));
    }

    private static SlotRule? HoursOfWeek(Activity activity)
    {
        var expected = new bool[Calendar.HoursPerWeek];
        var (hits, slots) = Expect(activity.Hours, expected);
        var count = expected.Count(e => e);
        if (count == 0 || hits < Explained * activity.Hours.Hits)
        {
            return null;
        }

        var words = ScheduleWords.OfHours(expected, activity);
        return count == 1
            ? Weekly(activity, expected, TimeSpan.TicksPerHour, hits, slots, words)
            : Hourly(activity, expected, Rate(hits, slots), 2, words);
    }

    /// <summary>One slot a week: two weeks are long to wait, so one miss is enough where none was seen before.</summary>
    private static SlotRule Weekly(Activity activity, bool[] expected, long slotTicks, int hits, int slots, string words)
    {
        var misses = hits == slots ? 1 : 2;
        var phase = slotTicks == TimeSpan.TicksPerHour ? activity.HourPhase : activity.DayPhase;
        return new(expected, slotTicks, phase, misses * Patience(activity)) { Words = words, LogChance = misses * Math.Log(1 - Rate(hits, slots)) };
    }

    private static SlotRule Hourly(Activity activity, bool[] expected, double rate, int least, string words)
    {
        var misses = Misses(rate, least);
        return new(expected, TimeSpan.TicksPerHour, activity.HourPhase, misses * Patience(activity)) { Words = words, LogChance = misses * Math.Log(1 - rate) };
    }

    private static SlotRule? DaysOfWeek(Activity activity, bool clockwork)
    {
        var expected = new bool[Calendar.DaysPerWeek];
        var (hits, slots) = Expect(activity.Days, expected);
        var count = expected.Count(e => e);
        if (count == 0 || hits < Explained * Hits(activity.Days, 1, 0).Hits)
        {
            return null;
        }

        var words = ScheduleWords.OfDays(expected, activity);
        if (clockwork && count == 1)
        {
            return Weekly(activity, expected, TimeSpan.TicksPerDay, hits, slots, words);
        }

        // Without a clock behind it, holidays and weekends taken long look like an end: three expected days must be missed.
        return Daily(activity, expected, Rate(hits, slots), clockwork ? 2 : 3, words);
    }

    private static SlotRule? EveryDay(Activity activity, bool clockwork)
    {
        var (hits, slots) = Hits(activity.Days, 1, 0);
        return slots < WarmUpDays || hits < AlmostAlways * slots
            ? null
            : Daily(activity, [true], Rate(hits, slots), clockwork ? 2 : 3, ScheduleWords.OfDays([true, true, true, true, true, true, true], activity));
    }

    private static SlotRule Daily(Activity activity, bool[] expected, double rate, int least, string words)
    {
        var misses = Misses(rate, least);
        return new(expected, TimeSpan.TicksPerDay, activity.DayPhase, misses * Patience(activity)) { Words = words, LogChance = misses * Math.Log(1 - rate) };
    }

    private static MonthRule? Monthly(Activity activity)
    {
        var dates = HitDates(activity);
        // Rare lines fall on the same date of three months by chance; not at the same time of day as well.
        if (dates.Count < MinMonths || Clockwork.UsualMinute(activity.Runs, Calendar.MinutesPerDay) is null)
        {
            return null;
        }

        var months = ((dates[^1].Year - dates[0].Year) * 12) + dates[^1].Month - dates[0].Month + 1;
        foreach (var kind in Enum.GetValues<MonthKeyKind>())
        {
            var best = dates.GroupBy(d => MonthKey.Of(kind, d)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Number).First();
            var hits = best.Count();
            if (hits >= MinMonths && hits >= HitRate * months && hits >= Explained * dates.Count)
            {
                var misses = hits == months ? 1 : 2;
                return new(best.Key, misses * Patience(activity)) { Words = best.Key.Words, LogChance = misses * Math.Log(1.0 / (hits + 1)) };
            }
        }

        return null;
    }

    /// <summary>Dates with a hit; empty where there are too many for one a month.</summary>
    private static List<DateOnly> HitDates(Activity activity)
    {
        const int MaxDates = 24;
        var dates = new List<DateOnly>();
        for (var day = activity.Days.From; day <= activity.Days.Last && dates.Count <= MaxDates; day++)
        {
            if (activity.Days.IsHit(day))
            {
                dates.Add(Calendar.DateOf(day));
            }
        }

        return dates.Count > MaxDates ? [] : dates;
    }

    /// <summary>Marks the slots of the cycle that are expected; returns hits and chances of those.</summary>
    private static (int Hits, int Slots) Expect(SlotRing ring, bool[] expected)
    {
        const int MinCycles = 3;
        var (hits, slots) = (0, 0);
        for (var slot = 0; slot < expected.Length; slot++)
        {
            var (h, s) = Hits(ring, expected.Length, slot);
            expected[slot] = s >= MinCycles && h >= HitRate * s;
            hits += expected[slot] ? h : 0;
            slots += expected[slot] ? s : 0;
        }

        return (hits, slots);
    }

    /// <summary>Of the ring's slots at a place in a cycle: how many were hit, of how many. Days reach back no further than hours do.</summary>
    private static (int Hits, int Slots) Hits(SlotRing ring, int cycle, int place)
    {
        const int MaxDays = 12 * Calendar.DaysPerWeek;
        var from = cycle is 1 or Calendar.DaysPerWeek && ring.Size == Activity.DayWindow ? Math.Max(ring.From, ring.Last - MaxDays + 1) : ring.From;
        var (hits, slots) = (0, 0);
        for (var slot = from + ((((place - from) % cycle) + cycle) % cycle); slot <= ring.Last; slot += cycle)
        {
            slots++;
            hits += ring.IsHit(slot) ? 1 : 0;
        }

        return (hits, slots);
    }

    private static bool HasWarmedUp(Activity activity) => activity.Hours.Last - activity.Hours.First >= WarmUpDays * 24;

    private static double Rate((int Hits, int Slots) counts) => Rate(counts.Hits, counts.Slots);

    /// <summary>One more miss than was seen: a short record does not prove a rate of 1.</summary>
    private static double Rate(int hits, int slots) => hits / (slots + 1.0);

    private static int Misses(double rate, int least) => Math.Max(least, (int)Math.Ceiling(Math.Log(Chance) / Math.Log(1 - rate)));

    /// <summary>Doubles with each time that the activity came again after it was reported: then the schedule changed or is looser than thought.</summary>
    private static int Patience(Activity activity) => 1 << Math.Min(activity.Flaps, MaxPatience);
}
