using System.Globalization;
using AiOps.Bot.Core.Audit.Crontabs;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Audit.Crontabs;

public sealed class CrontabScheduleTests
{
    [Fact]
    public void TheNextRunsEqualTheTableAcrossBothClockChanges()
    {
        var checkedRows = 0;
        foreach (var row in CrontabFixtures.Rows("cronsim/next-runs.csv").Where(r => IsPlain(r[1])))
        {
            Assert.True(CrontabSchedule.TryParse(row[1], out var schedule), row[1]);
            var zone = row[3].Length == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(row[3]);
            var expected = row[4] == "none" ? [] : row[4].Split(' ');
            var now = DateTime.Parse(row[2], CultureInfo.InvariantCulture);
            DateTimeOffset? at = new DateTimeOffset(now, zone.IsAmbiguousTime(now) ? zone.GetAmbiguousTimeOffsets(now).Max() : zone.GetUtcOffset(now));
            foreach (var run in expected)
            {
                at = schedule.Next(at!.Value, zone);
                Assert.True(at is not null, $"{row[0]} {row[1]}: expected {run}, got none");
                Assert.Equal($"{row[0]} {run}", $"{row[0]} {Spell(at.Value, row[3].Length > 0)}");
            }

            Assert.True(expected.Length > 0 || schedule.Next(at.Value, zone) is null);
            checkedRows++;
        }

        Assert.True(checkedRows >= 36, $"only {checkedRows} rows");
    }

    [Fact]
    public void WhatNoDaemonReadsIsRefusedAndImpossibleDatesNeverRun()
    {
        foreach (var row in CrontabFixtures.Rows("cronsim/invalid.csv"))
        {
            Assert.True(!CrontabSchedule.TryParse(row[0], out var schedule) || schedule.Next(Some.Noon, TimeZoneInfo.Utc) is null, row[0]);
        }
    }

    [Fact]
    public void FieldsExpandAsTheTableSays()
    {
        foreach (var row in CrontabFixtures.Rows("cronsim/fields.csv").Where(r => IsPlain(r[0])))
        {
            Assert.True(CrontabSchedule.TryParse(row[0], out var schedule), row[0]);
            var values = row[1] switch { "minutes" => schedule.Minute, "hours" => schedule.Hour, "days" => schedule.DayOfMonth, "months" => schedule.Month, _ => schedule.DayOfWeek };
            var expected = row[2].Split(' ').Select(int.Parse).Select(v => row[1] == "weekdays" && v == 7 ? 0 : v).Distinct().Order();
            Assert.Equal(expected, values.Values);
        }
    }

    [Fact]
    public void AnImpossibleDateHasNoNextRun()
    {
        Assert.True(CrontabSchedule.TryParse("0 0 30 2 *", out var schedule));
        Assert.Null(schedule.Next(Some.Noon, TimeZoneInfo.Utc));
    }

    [Fact]
    public void EitherDayFieldIsEnoughWhereBothAreRestricted()
    {
        Assert.True(CrontabSchedule.TryParse("0 0 13 * 5", out var schedule));
        Assert.True(schedule.RunsOn(new(2026, 3, 13)) && schedule.RunsOn(new(2026, 3, 20)) && schedule.RunsOn(new(2026, 4, 13)));
        Assert.False(schedule.RunsOn(new(2026, 3, 14)));
    }

    [Fact]
    public void TheNextRunIsLaterAndMatchesAndNoneIsBetween() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte>().Generator.Four().ToArbitrary(),
        numbers =>
        {
            var (a, b, c, d) = numbers;
            var text = $"{a % 60} {(b % 3 == 0 ? "*" : (b % 24).ToString(CultureInfo.InvariantCulture))} * * {(c % 4 == 0 ? "*" : (c % 7).ToString(CultureInfo.InvariantCulture))}";
            Assert.True(CrontabSchedule.TryParse(text, out var schedule));
            var after = Some.Noon.AddMinutes(d * 977);
            var next = schedule.Next(after, TimeZoneInfo.Utc)!.Value;
            var minutes = Enumerable.Range(1, (int)(next - after).TotalMinutes - 1).Select(m => after.AddMinutes(m));
            return next > after && Matches(schedule, next) && !minutes.Any(m => Matches(schedule, m));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("7 * * * *", "hourly at minute 7")]
    [InlineData("15 2 * * *", "at 02:15 every day")]
    [InlineData("*/10 * * * *", "every 10 minutes")]
    [InlineData("* * * * *", "every minute")]
    [InlineData("@hourly", "hourly at minute 0")]
    [InlineData("@reboot", "when the machine starts")]
    [InlineData("0 9 * * 1-5", "at 09:00 on Monday to Friday")]
    [InlineData("0,30 2,14 * * *", "at 02:00, 02:30, 14:00 and 14:30 every day")]
    [InlineData("0 0 1 * *", "at 00:00 on the 1st")]
    [InlineData("0 0 1 1 *", "at 00:00 on the 1st in January")]
    [InlineData("*/5 9-17 * * 1-5", "every 5 minutes from 09:00 to 17:59 on Monday to Friday")]
    [InlineData("0 */2 * * *", "at minute 0 of every 2nd hour every day")]
    [InlineData("0 0 13 * 5", "at 00:00 on the 13th and also on Friday")]
    [InlineData("0 3 1-7 * */7", "at 03:00 on the 1st to the 7th if it is Sunday")]
    [InlineData("5,10 * * * *", "hourly at minutes 5 and 10")]
    public void ASchedulesWordsAreWhatAPersonWouldSay(string text, string words) => Assert.Equal(words, ScheduleInWords.Of(text));

    private static bool Matches(CrontabSchedule s, DateTimeOffset t) =>
        s.Minute.Allows(t.Minute) && s.Hour.Allows(t.Hour) && s.RunsOn(DateOnly.FromDateTime(t.DateTime));

    private static bool IsPlain(string expression) => expression.Split(' ').Length == 5 && !expression.Any(c => c is 'L' or 'l' or '#');

    private static string Spell(DateTimeOffset at, bool withOffset) => at.ToString(withOffset ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
