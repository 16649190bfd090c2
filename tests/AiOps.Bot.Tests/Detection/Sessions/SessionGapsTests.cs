using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests.Detection.Sessions;

public sealed class SessionGapsTests
{
    private static readonly long Noon = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).Ticks;

    [Fact]
    public void ASilenceEndsASessionOfItsKeyAlone()
    {
        var gaps = new SessionGaps(TimeSpan.FromMinutes(30));
        Assert.Equal("ann 2026-03-01T12:00:00Z", gaps.NameOf("ann", At(0)));
        Assert.Equal("bob 2026-03-01T12:10:00Z", gaps.NameOf("bob", At(10)));
        Assert.Equal("ann 2026-03-01T12:00:00Z", gaps.NameOf("ann", At(30)));
        Assert.Equal("ann 2026-03-01T13:01:00Z", gaps.NameOf("ann", At(61)));
        Assert.Equal("bob 2026-03-01T12:10:00Z", gaps.NameOf("bob", At(40)));
    }

    [Fact]
    public void LinesWithoutATimeGoWithTheOneBefore()
    {
        var gaps = new SessionGaps(TimeSpan.FromMinutes(30));
        Assert.Equal("ann", gaps.NameOf("ann", 0));
        Assert.Equal("ann", gaps.NameOf("ann", At(0)));
        Assert.Equal("ann", gaps.NameOf("ann", 0));
        Assert.Equal("ann 2026-03-01T13:00:00Z", gaps.NameOf("ann", At(60)));
    }

    [Fact]
    public void AClockThatGoesFarBackBeginsASessionAndALateLineDoesNot()
    {
        var gaps = new SessionGaps(TimeSpan.FromMinutes(30));
        Assert.Equal("2026-03-01T12:00:00Z", gaps.NameOf("", At(0)));
        Assert.Equal("2026-03-01T12:00:00Z", gaps.NameOf("", At(-5)));
        Assert.Equal("2026-03-01T10:00:00Z", gaps.NameOf("", At(-120)));
    }

    [Fact]
    public void MoreKeysThanAreRememberedDoNotTakeMoreMemory()
    {
        var gaps = new SessionGaps(TimeSpan.FromDays(1));
        for (var i = 0; i < 250_000; i++)
        {
            gaps.NameOf("k" + i, Noon + i);
        }

        Assert.InRange(gaps.Keys, 50_000, 100_000);
        Assert.Equal("k249999 2026-03-01T12:00:00Z", gaps.NameOf("k249999", At(60)));
        Assert.Equal("k1 2026-03-01T13:00:00Z", gaps.NameOf("k1", At(60)));
    }

    private static long At(int minutes) => Noon + TimeSpan.FromMinutes(minutes).Ticks;
}
