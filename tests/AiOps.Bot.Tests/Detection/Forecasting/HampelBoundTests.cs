using AiOps.Bot.Detection.Forecasting;

namespace AiOps.Bot.Tests.Detection.Forecasting;

public sealed class HampelBoundTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1.5, -1.5)]
    [InlineData(2, 1.5)]
    [InlineData(3, 1)]
    [InlineData(-3, -1)]
    [InlineData(4.5, 0)]
    [InlineData(1e9, 0)]
    public void AResidualIsBelievedLessTheFartherItLies(double residual, double believed) => Assert.Equal(believed, HampelBound.Of(residual, usual: 1), 1e-9);

    [Fact]
    public void AllIsBelievedWhileNothingIsUsual() => Assert.Equal(1e9, HampelBound.Of(1e9, double.PositiveInfinity));

    [Fact]
    public void WhereNothingEverDifferedNothingIsBelieved() => Assert.Equal(0, HampelBound.Of(5, usual: 0));
}
