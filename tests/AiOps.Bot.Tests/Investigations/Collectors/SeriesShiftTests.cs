using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Collectors;

public sealed class SeriesShiftTests
{
    [Fact]
    public void ALevelTenTimesAsHighIsFar()
    {
        var shift = SeriesShift.Of(Series(Enumerable.Range(0, 100).Select(n => 100.0 + (n % 5))), Series([101, 1_000, 1_010, 990]))!;
        Assert.Equal((102, 1_000), (shift.Before, shift.Since));
        Assert.True(shift.Z > 50);
    }

    [Fact]
    public void ASingleCellDecidesNothing() => Assert.True(SeriesShift.Of(Series(Enumerable.Range(0, 100).Select(n => 100.0 + (n % 5))), Series([101, 9_000, 102]))!.Z < 4);

    [Fact]
    public void AMetricThatNeverMovedMayMoveALittle() => Assert.True(SeriesShift.Of(Series(Enumerable.Repeat(100.0, 100)), Series([110, 112, 111]))!.Z < 4);

    [Fact]
    public void ADailyCycleIsOrdinary()
    {
        var day = Enumerable.Range(0, 288).Select(n => 50 + (45 * Math.Sin(n * Math.PI / 144)));
        Assert.True(SeriesShift.Of(Series(day), Series([94, 95, 95, 93]))!.Z < 4);
    }

    [Theory]
    [InlineData(3, 10)]
    [InlineData(100, 1)]
    public void WhereThereIsTooLittleNothingIsSaid(int before, int since) => Assert.Null(SeriesShift.Of(Series(Enumerable.Repeat(1.0, before)), Series(Enumerable.Repeat(9.0, since))));

    [Fact]
    public void AnotherUnitChangesNothing() => Prop.ForAll<int[], PositiveInt>((values, scale) =>
    {
        var numbers = Enumerable.Range(0, 20).Select(n => 10.0 + ((values ?? []).ElementAtOrDefault(n) % 50)).ToArray();
        double Z(double unit) => SeriesShift.Of(Series(numbers.Select(v => v * unit)), Series(numbers.TakeLast(3).Select(v => v * unit * 3)))!.Z;
        return Math.Abs(Z(1) - Z(scale.Get)) < 1e-6 * Math.Max(1, Z(1));
    }).QuickCheckThrowOnFailure();

    private static MetricSeries Series(IEnumerable<double> values) =>
        MetricSeries.Of(new("i-1", "CPUUtilization", "Average"), [.. values.Select((v, at) => (Some.Noon.AddMinutes(at).UtcTicks, v))]);
}
