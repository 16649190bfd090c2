using AiOps.Bot.Hosting;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests.Hosting;

public sealed class ForwardPauseTests
{
    private readonly FakeTime _time = new(Some.Noon);
    private readonly ForwardPause _pause;

    public ForwardPauseTests() => _pause = new(_time, new Random(1));

    [Fact]
    public void PausesGrowUntilSomethingGoesWell()
    {
        var pauses = Enumerable.Range(0, 20).Select(_ => _pause.Begin(null)).ToArray();
        _pause.End();

        Assert.InRange(pauses[0].TotalSeconds, 0.5, 1);
        Assert.InRange(pauses[4].TotalSeconds, 8, 16);
        Assert.All(pauses, p => Assert.True(p <= TimeSpan.FromMinutes(2)));
        Assert.InRange(_pause.Begin(null).TotalSeconds, 0.5, 1);
    }

    [Fact]
    public void ThePauseThatWasAskedForIsKeptWithinReason()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), _pause.Begin(TimeSpan.FromSeconds(90)));
        Assert.Equal(TimeSpan.FromMinutes(15), _pause.Begin(TimeSpan.FromDays(365)));
        Assert.InRange(_pause.Begin(TimeSpan.FromSeconds(-5)).TotalSeconds, 2, 4);
    }

    [Fact]
    public void ItIsOverWhenItsTimeIs()
    {
        var pause = _pause.Begin(TimeSpan.FromSeconds(30));
        Assert.True(_pause.IsOn);
        _time.Advance(pause);
        Assert.False(_pause.IsOn);
    }
}
