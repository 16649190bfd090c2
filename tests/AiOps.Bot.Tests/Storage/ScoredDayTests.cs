using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Storage.Anomalies;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Storage;

public sealed class ScoredDayTests
{
    [Fact]
    public void ValuesComeBackInSinglePrecision() => Prop.ForAll<float[], byte>((numbers, step) =>
    {
        var values = numbers.Select((n, i) => new ScoredValue(Some.Noon.AddSeconds(i * (step + 1.0)), n, n - 1f, double.NaN, (i % 256) / 255.0, (ScoredMark)(i % 3))).ToList();
        var read = ScoredDay.Read(ScoredDay.Write(values));
        return read.Count == values.Count && read.Zip(values).All(x => x.First.Time == x.Second.Time && Same(x.First.Value, x.Second.Value) && Same(x.First.Lower, x.Second.Lower)
            && double.IsNaN(x.First.Upper) && Math.Abs(x.First.Score - x.Second.Score) < 1e-9 && x.First.Mark == x.Second.Mark);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ADayOfFiveMinuteValuesTakesAboutTwoKilobytes()
    {
        var series = Some.DailySeries(288, 7);
        var day = ScoredDay.Write([.. series.Select((v, i) => new ScoredValue(Some.Noon.AddMinutes(5 * i), v, v - 8, v + 9, 0.01 * (i % 9), ScoredMark.Usual))]);
        Assert.InRange(day.Length, 500, 3_600);
    }

    [Fact]
    public void DamagedBytesAreADayWithoutValues()
    {
        var whole = ScoredDay.Write([new(Some.Noon, 1, 0, 2, 0.5, ScoredMark.Told)]);
        Assert.Empty(ScoredDay.Read([]));
        Assert.Empty(ScoredDay.Read([9, 1, 2, 3]));
        Assert.Empty(ScoredDay.Read(whole[..^3]));
        Prop.ForAll<byte[]>(bytes => ScoredDay.Read([1, .. bytes]).Count < 100_001).QuickCheckThrowOnFailure();
    }

    /// <summary>What is too large is the largest.</summary>
    private static bool Same(double read, double written) =>
        read.Equals((double)(float)Math.Clamp(written, float.MinValue, float.MaxValue)) || (double.IsNaN(read) && double.IsNaN(written));
}
