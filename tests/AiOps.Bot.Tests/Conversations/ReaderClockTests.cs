using AiOps.Bot.Core;

namespace AiOps.Bot.Tests.Conversations;

public sealed class ReaderClockTests
{
    private static readonly ReaderClock Berlin = ReaderClock.Of("Europe/Berlin");

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-14 13:00 (UTC+01:00)")]
    [InlineData("Asia/Kathmandu", "2026-03-14 17:45 (UTC+05:45)")]
    [InlineData("America/New_York", "2026-03-14 08:00 (UTC-04:00)")]
    [InlineData(null, "2026-03-14 12:00 UTC")]
    [InlineData("", "2026-03-14 12:00 UTC")]
    [InlineData("Mars/Olympus", "2026-03-14 12:00 UTC")]
    [InlineData("../../etc/passwd", "2026-03-14 12:00 UTC")]
    public void ATimeIsTheReadersAndUtcWhereTheirsIsNotKnown(string? zone, string shown) => Assert.Equal(shown, ReaderClock.Of(zone).Time(Some.Noon));

    [Theory]
    [InlineData("the proposal expired at 12:30:05 UTC; a new one comes", "the proposal expired at 13:30:05 (UTC+01:00); a new one comes")]
    [InlineData("Ana is on call from 22:00 UTC", "Ana is on call from 23:00 (UTC+01:00)")]
    [InlineData("12:00 UTC is now", "13:00 (UTC+01:00) is now")]
    [InlineData("from 2026-03-20 08:00 UTC on", "from 2026-03-20 09:00 (UTC+01:00) on")]
    [InlineData("since 2026-07-01T10:00:00Z", "since 2026-07-01 12:00 (UTC+02:00)")]
    [InlineData("at 99:99 UTC", "at 99:99 UTC")]
    [InlineData("port 12:30 is no time", "port 12:30 is no time")]
    public void TimesInASentenceBecomeTheReaders(string sentence, string shown) => Assert.Equal(shown, Berlin.InText(sentence, Some.Noon));

    [Fact]
    public void ATimeOfTheDayIsTheNearestOneOverAChangeOfTheClocks()
    {
        var eve = new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal("from 08:00 (UTC+02:00)", Berlin.InText("from 06:00 UTC", eve));
        Assert.Equal("until 00:30 (UTC+01:00)", Berlin.InText("until 23:30 UTC", eve));
    }

    [Theory]
    [InlineData("2026-03-14 12:00 UTC and 12:30 UTC")]
    [InlineData("nothing of the kind")]
    public void NothingChangesForAReaderInUtc(string sentence) => Assert.Equal(sentence, ReaderClock.Of(null).InText(sentence, Some.Noon));
}
