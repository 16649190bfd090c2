using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Tests.Detection.Prediction;

public sealed class TimeLeftTests
{
    [Theory]
    [InlineData(76 * 3_600, "3 d 4 h")]
    [InlineData(12 * 86_400, "12 d")]
    [InlineData(5 * 3_600 + 1_200, "5 h 20 min")]
    [InlineData(10, "1 min")]
    public void TimesAreTwoUnitsAtMost(double seconds, string words) => Assert.Equal(words, TimeLeft.Words(seconds));

    [Fact]
    public void AnIntervalThatEndsBeyondTheHorizonSaysLater() =>
        Assert.Equal("in 2 d (80 %: 1 d - later)", TimeLeft.InWords(new() { Outcome = ThresholdOutcome.Expected, Rows = 48, Earliest = 24 }, 3_600));
}
