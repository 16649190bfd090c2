using System.Text;
using AiOps.Bot.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Tables;

public sealed class RowPrintsTests
{
    [Fact]
    public void WhereACellEndsIsAPartOfTheRow()
    {
        Assert.NotEqual(PrintOf("ab", "c"), PrintOf("a", "bc"));
        Assert.NotEqual(PrintOf("ab", ""), PrintOf("ab"));
        Assert.NotEqual(PrintOf("1", "2"), PrintOf("2", "1"));
    }

    /// <summary>Models are files: another version of the program has to tell the same rows. Worked out apart from this code.</summary>
    [Fact]
    public void APrintIsTheSameInEveryProcess() => Assert.Equal(0x4B3A09406A5FFB63UL, PrintOf("2026-03-14T03:00:00Z", "0.5"));

    [Fact]
    public void RowsOfTheTrainingAreCountedAndNoOthers() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<int>>(),
        ArbMap.Default.ArbFor<int[]>(),
        (known, later) =>
        {
            int[] training = [.. known.Get.Distinct()];
            int[] others = [.. later.Except(training).Take(50)];
            var prints = RowPrints.Of(Prints(training))!;
            return prints.IsWhole && prints.CountSeen(Prints(training)) == training.Length && prints.CountSeen(Prints(others)) == 0 && prints.CountSeen(Prints([.. training, .. others])) == training.Length;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(20_000, 20_000, 20_000)]
    [InlineData(10_000, 9_000, 11_000)]
    public void OfALargeTrainingTheNumberIsEstimatedFromAFairSample(int shared, int least, int most)
    {
        var prints = RowPrints.Of(Prints(Enumerable.Range(0, 60_000)))!;

        Assert.False(prints.IsWhole);
        Assert.Equal(8_192 * 8, prints.Kept.Length);
        Assert.InRange(prints.CountSeen(Prints(Enumerable.Range(60_000 - shared, 20_000))), least, most);
    }

    [Fact]
    public void WhereRowsRepeatALikeOneSaysNothing()
    {
        var random = new Random(5);
        int[] Rows() => [.. Enumerable.Range(0, 5_000).Select(_ => random.Next(300))];

        Assert.Equal(0, RowPrints.Of(Prints(Rows()))!.CountSeen(Prints(Rows())));
    }

    /// <summary>One row in ten is of a kind that comes again and again: as many are alike by chance.</summary>
    [Fact]
    public void WhatIsAlikeByChanceIsNotCounted()
    {
        int[] Rows(int from) => [.. Enumerable.Range(from, 4_000).Select(i => i % 10 == 0 ? -1 : i)];
        var prints = RowPrints.Of(Prints(Rows(0)))!;

        Assert.Equal(0, prints.CountSeen(Prints(Rows(4_000))));
        Assert.InRange(prints.CountSeen(Prints(Rows(2_000))), 1_900, 2_100);
    }

    [Fact]
    public void PrintsThatSomebodyMadeUpSayNothing()
    {
        var rows = Prints([1, 2, 3]);
        var sound = RowPrints.Of(rows)!;

        Assert.Null(RowPrints.Of([]));
        Assert.All(
            (RowPrints[])[sound with { Kept = null! }, sound with { Kept = [] }, sound with { Kept = sound.Kept[..^1] }, sound with { Kept = new byte[1 << 20] }, sound with { Repeats = double.NaN }, sound with { Repeats = -1 }],
            p => Assert.Equal(0, p.CountSeen(rows)));
        Assert.Equal(0, sound.CountSeen([]));
    }

    private static ulong[] Prints(IEnumerable<int> rows) => [.. rows.Select(r => PrintOf($"{r}"))];

    private static ulong PrintOf(params string[] cells) => RowPrint.Mixed(cells.Aggregate(RowPrint.Empty, (print, cell) => RowPrint.With(print, Encoding.UTF8.GetBytes(cell))));
}
