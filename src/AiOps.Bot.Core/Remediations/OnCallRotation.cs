using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// People who take turns. Handovers are at the same time of the clock on the wall whatever the season, so that a turn over the change of the clocks is an
/// hour shorter or longer.
/// </summary>
/// <param name="People">Ids of persons, in the order of their turns.</param>
/// <param name="Start">The first handover, in the schedule's time zone.</param>
/// <param name="Turn">The length of a turn by the clock on the wall, at least <see cref="ShortestTurn"/>.</param>
/// <param name="End">When the rotation ends for good, in the schedule's time zone; null = never.</param>
public sealed record OnCallRotation(ImmutableArray<string> People, DateTime Start, TimeSpan Turn, DateTime? End = null)
{
    public static readonly TimeSpan ShortestTurn = TimeSpan.FromHours(4);

    /// <summary>The turn at a time; null before the start and after the end.</summary>
    internal OnCallShift? At(DateTimeOffset time, TimeZoneInfo zone)
    {
        var turn = (long)Math.Floor((TimeZoneInfo.ConvertTime(time, zone).DateTime - Start) / Turn);

        // Around a change of the clocks the division can be one turn off.
        while (time < Handover(turn, zone))
        {
            turn--;
        }

        while (time >= Handover(turn + 1, zone))
        {
            turn++;
        }

        var end = End is { } last ? WallClock.ToUtc(last, zone) : DateTimeOffset.MaxValue;
        if (turn < 0 || time >= end)
        {
            return null;
        }

        var until = Handover(turn + 1, zone);
        return new(People[(int)(turn % People.Length)], Handover(turn, zone), until < end ? until : end);
    }

    internal DateTimeOffset StartsAt(TimeZoneInfo zone) => WallClock.ToUtc(Start, zone);

    private DateTimeOffset Handover(long turn, TimeZoneInfo zone) => WallClock.ToUtc(Start + (turn * Turn), zone);
}
