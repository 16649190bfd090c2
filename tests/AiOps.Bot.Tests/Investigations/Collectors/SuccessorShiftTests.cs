using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Collectors;

public sealed class SuccessorShiftTests
{
    [Fact]
    public void ASuccessorNeverSeenBeforeIsNew()
    {
        var shift = Assert.Single(SuccessorShift.Between(Rows(Times(50, 1, 2)), Rows(Times(5, 1, 2), Times(5, 1, 3))), s => s is { After: 1, Next: 3 });
        Assert.True(shift.IsNew);
        Assert.Equal((0, 5), (shift.Before, shift.Since));
    }

    [Fact]
    public void ASuccessorThatCeasedHasVanishedAndPointsAtAnOrdinaryLine()
    {
        var ordinary = Rows(Times(50, 1, 2));
        var shift = SuccessorShift.Between(ordinary, Rows(Times(10, 1, 3))).First(s => s is { After: 1, Next: 2 });
        Assert.False(shift.IsNew);
        Assert.Equal(1, ordinary[shift.Row].Statement);
    }

    [Fact]
    public void WhereSuccessorsVaryAnywayNothingIsNew()
    {
        var ordinary = Rows([.. Enumerable.Range(0, 60).SelectMany(n => new[] { 1, 100 + n })]);
        Assert.DoesNotContain(SuccessorShift.Between(ordinary, Rows([1, 500, 1, 501])), s => s.IsNew);
    }

    [Fact]
    public void NothingIsSaidOfStatementsThatWereHardlySeen() => Assert.Empty(SuccessorShift.Between(Rows([1, 2, 1, 2]), Rows(Times(30, 1, 3))));

    [Fact]
    public void TracesAreFollowedEachForItself()
    {
        LogRow[] Interleaved(int at) => [Row(at, 1, trace: 7), Row(at + 1, 1, trace: 8), Row(at + 2, 2, trace: 7), Row(at + 3, 2, trace: 8)];
        var ordinary = Enumerable.Range(0, 40).SelectMany(n => Interleaved(n * 4)).ToArray();
        Assert.Empty(SuccessorShift.Between(ordinary, [.. Enumerable.Range(0, 10).SelectMany(n => new[] { Row(n * 2, 1, 9), Row((n * 2) + 1, 2, 9) })]));
    }

    [Fact]
    public void TheSameTimeTwiceSurprisesNobody() => Prop.ForAll<byte[]>(statements =>
    {
        var rows = Rows([.. (statements ?? []).Select(s => s % 7)]);
        return SuccessorShift.Between(rows, rows).Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OtherNumbersForTheStatementsGiveTheSameSurprises() => Prop.ForAll<byte[], byte[]>((before, since) =>
    {
        int[] Of(byte[]? rows, int shift) => [.. (rows ?? []).Select(s => (s % 5) + shift)];
        double[] Surprises(int shift) => [.. SuccessorShift.Between(Rows(Of(before, shift)), Rows(Of(since, shift))).Select(s => s.Surprise)];
        return Surprises(0).SequenceEqual(Surprises(1_000));
    }).QuickCheckThrowOnFailure();

    private static int[] Times(int times, params int[] statements) => [.. Enumerable.Range(0, times).SelectMany(_ => statements)];

    private static LogRow[] Rows(params int[][] parts) => [.. parts.SelectMany(p => p).Select((s, at) => Row(at, s))];

    private static LogRow Row(int at, int statement, ulong trace = 0) => new(Some.Noon.AddSeconds(at).UtcTicks, trace, 0, 0, statement, default);
}
