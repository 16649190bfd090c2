using AiOps.Bot.Security;

namespace AiOps.Bot.Tests.Security;

public sealed class WallTimesTests
{
    [Theory]
    [InlineData("2026-03-14", "2026-03-13T23:00:00Z")]
    [InlineData("2026-03-14 08:00", "2026-03-14T07:00:00Z")]
    [InlineData("2026-07-14T08:00", "2026-07-14T06:00:00Z")]
    [InlineData("2026-03-14T08:00Z", "2026-03-14T08:00:00Z")]
    [InlineData("2026-03-14T08:00:00+05:30", "2026-03-14T02:30:00Z")]
    public void TimesAreOfTheZoneUnlessTheySayAnOffset(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), WallTimes.Moment(text, Some.Berlin));

    [Theory]
    [InlineData("")]
    [InlineData("14.3.2026")]
    [InlineData("2026-02-30")]
    [InlineData("08:00")]
    public void OtherTextsAreNoTime(string text) => Assert.Null(WallTimes.Moment(text, Some.Berlin));

    [Theory]
    [InlineData("2026-03-02", "Monday 09:00", "2026-03-02 09:00")]
    [InlineData("2026-03-02", "fri 17:30", "2026-03-06 17:30")]
    [InlineData("2026-03-02 10:00", "Monday 09:00", "2026-03-09 09:00")]
    [InlineData("2026-03-02 10:00", "09:00", "2026-03-03 09:00")]
    [InlineData("2026-03-02", "", "2026-03-02 00:00")]
    public void TheFirstHandoverIsOnOrAfterTheStart(string start, string handover, string expected) =>
        Assert.Equal(WallTimes.Wall(expected), WallTimes.FirstHandover(WallTimes.Wall(start)!.Value, handover));

    [Theory]
    [InlineData("Moonday 09:00")]
    [InlineData("3 09:00")]
    [InlineData("Monday")]
    [InlineData("Monday 25:00")]
    public void OtherTextsAreNoHandover(string handover) => Assert.Null(WallTimes.FirstHandover(new DateTime(2026, 3, 2), handover));

    [Theory]
    [InlineData("12h", 12)]
    [InlineData("7d", 168)]
    [InlineData("2w", 336)]
    public void LengthsHaveAUnit(string text, int hours) => Assert.Equal(TimeSpan.FromHours(hours), WallTimes.Length(text));

    [Theory]
    [InlineData("7")]
    [InlineData("-1d")]
    [InlineData("0d")]
    [InlineData("")]
    public void OtherTextsAreNoLength(string text) => Assert.Null(WallTimes.Length(text));
}
