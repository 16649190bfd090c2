using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Scorers.Heartbeats;
using AiOps.Bot.Detection.Scorers.Logins;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class ScorerPartsTests
{
    [Theory]
    [InlineData(5, 2.0, 0.0526530173)]
    [InlineData(1, 0.1, 0.0951625820)]
    [InlineData(0, 3.0, 1.0)]
    public void PoissonTailsAreExact(int count, double mean, double tail) => Assert.Equal(tail, Math.Exp(TailProbability.LogPoisson(count, mean)), 8);

    [Fact]
    public void NegativeBinomialTailsAreExact() => Assert.Equal(0.1875, Math.Exp(TailProbability.LogNegativeBinomial(4, 2, 0.5)), 8);

    [Fact]
    public void FarTailsDoNotVanish() => Assert.InRange(TailProbability.LogPoisson(2_000, 1), -14_000, -12_000);

    [Fact]
    public void MoreIsNeverLessSurprising() =>
        Prop.ForAll<byte, PositiveInt>((count, mean) =>
            TailProbability.LogNegativeBinomial(count + 1, mean.Get, 0.3) <= TailProbability.LogNegativeBinomial(count, mean.Get, 0.3) + 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOrderInWhichSlotsAreHitDoesNotMatter() =>
        Prop.ForAll<byte[]>(slots =>
        {
            var (forward, backward) = (new SlotRing(128), new SlotRing(128));
            Array.ForEach(slots, s => forward.Hit(s));
            Array.ForEach([.. slots.Reverse()], s => backward.Hit(s));
            return Enumerable.Range(0, 256).All(s => forward.IsHit(s) == backward.IsHit(s));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOrderInWhichFailuresArriveDoesNotMatter() =>
        Prop.ForAll<byte[]>(minutes =>
        {
            var (forward, backward) = (new DecayingCount(TimeSpan.FromHours(1)), new DecayingCount(TimeSpan.FromHours(1)));
            Array.ForEach(minutes, m => forward.Add(m * TimeSpan.TicksPerMinute, 1));
            Array.ForEach([.. minutes.Reverse()], m => backward.Add(m * TimeSpan.TicksPerMinute, 1));
            return Math.Abs(forward.At(255 * TimeSpan.TicksPerMinute) - backward.At(255 * TimeSpan.TicksPerMinute)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AFullMapForgetsWhatWasUsedLongestAgo()
    {
        var map = new BoundedMap<int, string>(2);
        map.Set(1, "a");
        map.Set(2, "b");
        Assert.True(map.TryUse(1, out _));
        map.Set(3, "c");
        Assert.Equal([1, 3], map.OldestFirst.Select(e => e.Key));
    }

    [Theory]
    [InlineData("2025/03/11/[$LATEST]0d4f6a521c774a7e8b836a1d6e0b9f2c", "")]
    [InlineData("app/web/0d4f6a521c774a7e8b836a1d6e0b9f2c", "")]
    [InlineData("i-0b5e7a91c2d34f601", "i-0b5e7a91c2d34f601")]
    public void StreamsThatOnlyLiveForADayAreLearnedAsTheirGroup(string stream, string scope) =>
        Assert.Equal(scope, StreamScope.Of(new StreamKey("cloudwatch", "/g", stream)).Stream);

    [Theory]
    [InlineData("198.51.100.24", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("1", false)]
    [InlineData("AWS Internal", false)]
    [InlineData("signin.amazonaws.com", true)]
    [InlineData("::::", false)]
    public void OnlyAddressesAndHostNamesAreSources(string text, bool isSource) => Assert.Equal(isSource, SourceAddress.TryRead(text, out _));
}
