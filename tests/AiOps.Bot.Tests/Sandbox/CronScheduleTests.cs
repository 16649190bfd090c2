using System.Globalization;
using AiOps.Bot.Sandbox.Hosts;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Sandbox;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("7 * * * *", "2026-03-14T12:07", true)]
    [InlineData("7 * * * *", "2026-03-14T12:08", false)]
    [InlineData("*/10 * * * *", "2026-03-14T12:50", true)]
    [InlineData("*/10 * * * *", "2026-03-14T12:55", false)]
    [InlineData("5-20/5 * * * *", "2026-03-14T12:15", true)]
    [InlineData("5-20/5 * * * *", "2026-03-14T12:25", false)]
    [InlineData("30 7 * * 1-5", "2026-03-13T07:30", true)]
    [InlineData("30 7 * * 1-5", "2026-03-14T07:30", false)]
    [InlineData("0 0 * * 7", "2026-03-15T00:00", true)]
    [InlineData("0 0 * * sun", "2026-03-15T00:00", true)]
    [InlineData("0 0 1 jan *", "2026-01-01T00:00", true)]
    [InlineData("0 0 13 * 5", "2026-03-20T00:00", true)]
    [InlineData("0 0 13 * 5", "2026-03-13T00:00", true)]
    [InlineData("0 0 13 * 5", "2026-03-14T00:00", false)]
    [InlineData("0 0 */2 * 5", "2026-03-20T00:00", false)]
    [InlineData("@daily", "2026-03-20T00:00", true)]
    [InlineData("1,2,50-59 * * * *", "2026-03-20T00:52", true)]
    public void AScheduleMatchesAsCrontabSays(string schedule, string minute, bool matches)
        => Assert.Equal(matches, CronSchedule.TryParse(schedule, out _)!.Matches(DateTimeOffset.Parse(minute + ":00Z", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("60 * * * *", "bad minute")]
    [InlineData("* 24 * * *", "bad hour")]
    [InlineData("* * 0 * *", "bad day-of-month")]
    [InlineData("* * * foo *", "bad month")]
    [InlineData("* * * * 8", "bad day-of-week")]
    [InlineData("*/0 * * * *", "bad minute")]
    [InlineData("5-1 * * * *", "bad minute")]
    [InlineData("* * * *", "bad day-of-week")]
    [InlineData("@sometimes", "bad minute")]
    [InlineData("", "bad minute")]
    public void AFaultIsNamedByItsField(string schedule, string fault)
    {
        Assert.Null(CronSchedule.TryParse(schedule, out var found));
        Assert.Equal(fault, found);
    }

    [Fact]
    public void EveryMinuteListMatchesExactlyItsMinutes() => Prop.ForAll<byte[]>(bytes =>
    {
        var minutes = bytes.Select(b => b % 60).Append(3).ToHashSet();
        var schedule = CronSchedule.TryParse(string.Join(',', minutes) + " * * * *", out _)!;
        return Enumerable.Range(0, 60).All(m => schedule.Matches(Some.Noon.AddMinutes(m)) == minutes.Contains(m));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyTextIsReadOrRefused() => Prop.ForAll<string?>(text => CronSchedule.TryParse(text ?? "", out var fault) is null == fault is not null).QuickCheckThrowOnFailure();
}
