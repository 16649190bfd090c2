using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Memory;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Memory;

public sealed class LikenessTests
{
    [Fact]
    public void TheSameSignalIsAsAlikeAsCanBe() =>
        Assert.Equal(1, Likeness.Between(Some.Remembered(), Some.Remembered("inc-1") with { Templates = [], Resources = [new("other")], Kinds = ["other"] }));

    [Fact]
    public void OfAnotherAccountNothingIsAlike() => Assert.Equal(0, Likeness.Between(Some.Remembered(), Some.Remembered("inc-1") with { Account = "999999999999" }));

    [Fact]
    public void TheHostAloneIsNotEnoughAndTheHostWithTheKindIs()
    {
        var here = Some.Remembered() with { Fingerprints = [], Templates = [] };
        Assert.True(Likeness.Between(here, here with { Kinds = ["other"] }) < Likeness.Alike);
        Assert.True(Likeness.Between(here, here) >= Likeness.Alike);
    }

    [Fact]
    public void TheSameTemplateElsewhereIsAlike() =>
        Assert.True(Likeness.Between(Some.Remembered() with { Fingerprints = [] }, Some.Remembered() with { Fingerprints = [], Resources = [new("other")] }) >= Likeness.Alike);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 0.5)]
    [InlineData(40, 0.25)]
    [InlineData(-3, 1)]
    public void WhatItWeighsHalvesEveryTwentyDays(int days, double expected) => Assert.Equal(expected, Likeness.Weight(1, Some.Noon.AddDays(-days), Some.Noon), 6);

    [Fact]
    public void LikenessIsMutualAndBetweenNoneAndOne() => Prop.ForAll<string[], string[], bool>((kinds, templates, same) =>
    {
        var a = Some.Remembered() with { Kinds = [.. kinds ?? []], Templates = [.. templates ?? []], Fingerprints = same ? [new("f-1")] : [] };
        var b = Some.Remembered() with { Templates = [.. (templates ?? []).Skip(1)] };
        var forth = Likeness.Between(a, b);
        return forth is >= 0 and <= 1 && forth.Equals(Likeness.Between(b, a));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void KeysAreShortWhateverTheNamesAre()
    {
        var keys = MemoryKeys.Of(Some.Remembered() with { Templates = [new string('x', 100_000), "a'b\0c"], Resources = [ResourceId.Unknown, new("")] });
        Assert.All(keys, k => Assert.InRange(k.Length, 1, 60));
        Assert.Equal(4, keys.Count);
    }
}
