using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Core.Remediations.People;

public sealed class OnCallScheduleTests
{
    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 8, "ana")] // Monday 2 March, 09:00 in Berlin: the first handover
    [InlineData(9, 7, "ana")]
    [InlineData(9, 8, "ben")]
    [InlineData(16, 8, "ana")]
    public void PeopleTakeTurns(int day, int hour, string expected) => Assert.Equal(expected, Some.Weekly("ana", "ben").At(Utc(3, day, hour)).Single().Person);

    [Fact]
    public void BeforeTheFirstHandoverNobodyIsOnCall() => Assert.Empty(Some.Weekly("ana").At(Utc(3, 2, 7, 59)));

    [Theory]
    [InlineData(3, 30, 6, 59, "ben")] // clocks went forward on 29 March: nine in Berlin is seven UTC from then on
    [InlineData(3, 30, 7, 0, "ana")]
    [InlineData(10, 26, 7, 59, "ben")] // and back on 25 October
    [InlineData(10, 26, 8, 0, "ana")]
    public void HandoversStayAtTheSameTimeOfTheClockOnTheWall(int month, int day, int hour, int minute, string expected) =>
        Assert.Equal(expected, (month == 3 ? Some.Weekly("ben", "cem", "dee", "ben", "ana") : Some.Weekly("ana", "ben")).At(Utc(month, day, hour, minute)).Single().Person);

    [Fact]
    public void ATurnOverTheChangeOfTheClocksIsAnHourShorter()
    {
        var duty = Some.Weekly("ana", "ben").At(Utc(3, 25, 12)).Single();
        Assert.Equal(TimeSpan.FromHours((7 * 24) - 1), duty.Until - duty.From);
    }

    [Fact]
    public void AHandoverAtATimeThatIsSkippedComesAfterTheJump() =>
        Assert.Equal(Utc(3, 29, 1, 30), WallClock.ToUtc(new DateTime(2026, 3, 29, 2, 30, 0), Some.Berlin));

    [Fact]
    public void AHandoverAtATimeThatComesTwiceIsAtTheFirst() =>
        Assert.Equal(Utc(10, 25, 0, 30), WallClock.ToUtc(new DateTime(2026, 10, 25, 2, 30, 0), Some.Berlin));

    [Fact]
    public void AShiftTakesThePlaceOfTheRotationWhileItLasts()
    {
        var schedule = Some.Weekly("ana", "ben") with { Shifts = [new("cem", Utc(3, 4, 10), Utc(3, 4, 18))] };
        Assert.Equal("cem", schedule.At(Utc(3, 4, 12)).Single().Person);
        Assert.Equal(new OnCallDuty("payments", "ana", Utc(3, 2, 8), Utc(3, 4, 10)), schedule.At(Utc(3, 4, 9)).Single());
        Assert.Equal(new OnCallDuty("payments", "ana", Utc(3, 4, 18), Utc(3, 9, 8)), schedule.At(Utc(3, 4, 18)).Single());
    }

    [Fact]
    public void SeveralRotationsAreOnCallTogether()
    {
        var schedule = Some.Weekly("ana", "ben");
        schedule = schedule with { Rotations = schedule.Rotations.Add(schedule.Rotations[0] with { People = ["cem"] }) };
        Assert.Equal(["ana", "cem"], schedule.At(Utc(3, 3, 0)).Select(d => d.Person));
    }

    [Fact]
    public void ARotationEndsForGood()
    {
        var weekly = Some.Weekly("ana");
        var schedule = weekly with { Rotations = [weekly.Rotations[0] with { End = new DateTime(2026, 3, 20) }] };
        Assert.Equal(Utc(3, 19, 23), schedule.At(Utc(3, 18, 0)).Single().Until);
        Assert.Empty(schedule.At(Utc(3, 19, 23)));
    }

    [Fact]
    public void GapsAreInTheScheduleAsSpansWithoutDuties()
    {
        var spans = Some.Schedule("s", ("ana", 8, 10), ("ben", 14, 20)).Between(new(Some.Noon.AddHours(-6), Some.Noon.AddHours(12)));
        Assert.Equal([null, "ana", null, "ben", null], spans.Select(s => s.Duties.FirstOrDefault()?.Person));
    }

    [Fact]
    public void AfterAGapTheNextOneIsKnown()
    {
        var schedule = Some.Schedule("s", ("ana", 8, 10), ("ben", 14, 20));
        Assert.Equal(("ben", Some.Noon.AddHours(2)), (schedule.NextAfter(Some.Noon)!.Person, schedule.NextAfter(Some.Noon)!.From));
        Assert.Null(schedule.NextAfter(Some.Noon.AddHours(9)));
    }

    /// <summary>Any rotation, any zone, any time: exactly one person, and the turns tile time without holes or overlaps.</summary>
    [Fact]
    public void TurnsCoverAllTimeOnce() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        string[] zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "Pacific/Apia"];
        var rotation = new OnCallRotation(["a", "b", "c"], new DateTime(2026, 1, 1).AddMinutes(random.Next(1440)), TimeSpan.FromHours(random.Next(4, 300)));
        var schedule = new OnCallSchedule { Id = "s", Zone = TimeZoneInfo.FindSystemTimeZoneById(zones[random.Next(zones.Length)]), Rotations = [rotation] };
        var from = Utc(2, 1, 0).AddMinutes(random.Next(500_000));
        var spans = schedule.Between(new TimeRange(from, from.AddDays(60)));
        return spans.All(s => s.Duties.Length == 1 && s.From < s.To)
            && spans.Zip(spans.Skip(1)).All(p => p.First.To == p.Second.From && p.First.Duties[0].Person != p.Second.Duties[0].Person)
            && spans[^1].To == from.AddDays(60);
    }).QuickCheckThrowOnFailure();
}
