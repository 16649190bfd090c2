using System.Text;
using AiOps.Bot.Bundles;

namespace AiOps.Bot.Tests.Bundles;

public sealed class BundleTimeTests
{
    [Theory]
    [InlineData("2026-03-14T03:12:09Z")]
    [InlineData("2026-03-14 03:12:09")]
    [InlineData("2026-03-14T03:12:09.000Z")]
    [InlineData("2026-03-14T05:12:09+02:00")]
    [InlineData("1773457929")]
    [InlineData("1773457929.0")]
    [InlineData("1773457929000")]
    [InlineData("1773457929000000")]
    [InlineData("1773457929000000000")]
    public void TheSameMomentIsReadInEveryWriting(string text) =>
        Assert.Equal((true, new DateTime(2026, 3, 14, 3, 12, 9, DateTimeKind.Utc).Ticks), (BundleTime.TryParse(Encoding.UTF8.GetBytes(text), out var ticks), ticks));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("NaN")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("1e300")]
    [InlineData("2026-13-14T03:12:09Z")]
    [InlineData("2026-02-30T03:12:09Z")]
    [InlineData("2026-03-14T25:12:09Z")]
    [InlineData("9999-03-14T03:12:09Z")]
    [InlineData("2026-03-14T03:12:09.1234x67Z")]
    public void WhatIsNoMomentIsNotRead(string text) => Assert.False(BundleTime.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void FractionsCount()
    {
        Assert.True(BundleTime.TryParse("2026-03-14T03:12:09.1234567Z"u8, out var ticks));
        Assert.Equal(1_234_567, ticks % TimeSpan.TicksPerSecond);
    }
}
