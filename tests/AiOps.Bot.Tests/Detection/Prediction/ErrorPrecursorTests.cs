using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Tests.Detection.Prediction;

public sealed class ErrorPrecursorTests
{
    [Fact]
    public void ErrorsThatDoubleAnnounceAnOutageWhileTheyAreFew()
    {
        // Two or three a minute for hours, then doubling every ten minutes: 23 now, ten times the usual in a few minutes.
        var counts = Enumerable.Range(0, 300).Select(m => m < 264 ? (m % 5 == 0 ? 3.0 : 2) : Math.Round(2 * Math.Pow(2, (m - 264) / 10.0))).ToArray();
        var growth = ErrorPrecursor.Foretell(counts, 1_440, 120);
        Assert.Equal(ThresholdOutcome.Expected, growth.Forecast.Outcome);
        Assert.InRange(growth.DoublingRows!.Value, 6, 16);
        Assert.InRange(growth.Forecast.Rows!.Value, 2, 30);
    }

    [Fact]
    public void ErrorsAtTheirUsualRateAnnounceNothing()
    {
        var random = new Random(1);
        var growth = ErrorPrecursor.Foretell([.. Enumerable.Range(0, 500).Select(_ => (double)random.Next(6))], 1_440, 120);
        Assert.Equal(ThresholdOutcome.NotWithinHorizon, growth.Forecast.Outcome);
        Assert.Null(growth.DoublingRows);
    }

    [Fact]
    public void NoErrorsAnnounceNothing() => Assert.NotEqual(ThresholdOutcome.Expected, ErrorPrecursor.Foretell(new double[200], 1_440, 120).Forecast.Outcome);
}
