using AiOps.Bot.Detection.Prediction;

namespace AiOps.Bot.Tests.Detection.Prediction;

public sealed class ErrorPrecursorTests
{
    [Fact]
    public void ErrorsThatDoubleAnnounceAnOutageWhileTheyAreFew()
    {
        // Two or three a minute for hours, then doubling every ten minutes: 23 now, ten times the usual in a few minutes.
        var counts = Enumerable.Range(0, 300).Select(m => m < 264 ? (m % 5 == 0 ? 3.0 : 2) : Math.Round(2 * Math.Pow(2, (m - 264) / 10.0))).ToArray();
        var growth = ErrorPrecursor.Foretell(counts, 120);
        Assert.Equal(ThresholdOutcome.Expected, growth.Forecast.Outcome);
        Assert.InRange(growth.DoublingRows!.Value, 6, 16);
        Assert.InRange(growth.Forecast.Rows!.Value, 2, 30);
    }

    [Fact]
    public void ErrorsAtTheirUsualRateAnnounceNothing()
    {
        var random = new Random(1);
        var growth = ErrorPrecursor.Foretell([.. Enumerable.Range(0, 500).Select(_ => (double)random.Next(6))], 120);
        Assert.Equal(ThresholdOutcome.NotWithinHorizon, growth.Forecast.Outcome);
        Assert.Null(growth.DoublingRows);
    }

    [Fact]
    public void NoErrorsAnnounceNothing() => Assert.NotEqual(ThresholdOutcome.Expected, ErrorPrecursor.Foretell(new double[200], 120).Forecast.Outcome);

    /// <summary>Two hundred growths of a known factor: of the intervals that say 80 % about as many hold the minute at which the limit is reached.</summary>
    [Fact]
    public void TheIntervalHoldsAsOftenAsItSays()
    {
        var (held, told) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var counts = Enumerable.Range(0, 200).Select(m => Poisson(random, m < 170 ? 0.1 : Math.Pow(2, (m - 170) / 6.0))).ToArray();
            if (ErrorPrecursor.Foretell(counts, 120, 200).Forecast is { Rows: not null } forecast)
            {
                told++;
                var reached = (6 * Math.Log2(200)) - 29;
                held += forecast.Earliest <= reached && reached <= forecast.Latest ? 1 : 0;
            }
        }

        Assert.InRange(told, 190, 200);
        Assert.InRange((double)held / told, 0.6, 0.95);
    }

    [Fact]
    public void AJumpIsNoGrowth()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var growth = ErrorPrecursor.Foretell([.. Enumerable.Range(0, 200).Select(m => Poisson(random, m < 192 ? 0.5 : 20))], 120, 500);
            Assert.NotEqual(ThresholdOutcome.Expected, growth.Forecast.Outcome);
        }
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(-5)]
    public void StrangeValuesDoNoHarm(double value)
    {
        var growth = ErrorPrecursor.Foretell([.. Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? value : i)], 120);
        Assert.False(double.IsNaN(growth.Forecast.Chance));
    }

    private static double Poisson(Random random, double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var least = Math.Exp(-mean); product > least; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
