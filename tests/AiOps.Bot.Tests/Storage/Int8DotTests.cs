using System.Runtime.Intrinsics.X86;
using AiOps.Bot.Storage.Vectors;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Storage;

public sealed class Int8DotTests
{
    [Fact]
    public void ItEqualsTheSumOfProductsForAnyLength() => Prop.ForAll<(sbyte, sbyte)[]>(pairs =>
    {
        var (left, right) = (pairs.Select(p => p.Item1).ToArray(), pairs.Select(p => p.Item2).ToArray());
        return Int8Dot.Of(left, right) == pairs.Sum(p => p.Item1 * p.Item2);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(sbyte.MinValue, sbyte.MinValue)]
    [InlineData(sbyte.MaxValue, sbyte.MinValue)]
    public void ItDoesNotOverflow(sbyte left, sbyte right)
    {
        var (a, b) = (Enumerable.Repeat(left, 4_099).ToArray(), Enumerable.Repeat(right, 4_099).ToArray());
        Assert.Equal(left * right * 4_099, Int8Dot.Of(a, b));
        Assert.Equal(left * right * 4_096, Int8Dot.Portable(a.AsSpan(0, 4_096), b.AsSpan(0, 4_096)));
        Assert.Equal(left * right * 4_096, Avx2.IsSupported ? Int8Dot.Wide(a.AsSpan(0, 4_096), b.AsSpan(0, 4_096)) : left * right * 4_096);
    }
}
