using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Tables;

/// <summary>What every scorer of tables holds to.</summary>
public sealed class TableScorerContractTests
{
    public static TheoryData<string> Families => [.. TableScorers.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public void StrangersScoreHigherThanTheCrowd(string family)
    {
        var (table, labels) = Some.Crowd();
        var (fresh, truth) = Some.Crowd(seed: 2);
        var scores = Scores(TableScorers.Named(family).Fit(new(table, labels), new(), Ct), fresh);
        Assert.True(AreaUnderCurve.Of([.. truth], scores) > 0.97, $"{family}: {AreaUnderCurve.Of([.. truth], scores)}");
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void OneThreadAndTwoGiveTheSameModelBitByBit(string family)
    {
        var (table, labels) = Some.Crowd();
        var one = Scores(TableScorers.Named(family).Fit(new(table, labels), new(7, 1), Ct), table);
        var two = Scores(TableScorers.Named(family).Fit(new(table, labels), new(7, 2), Ct), table);
        Assert.Equal(one.Select(BitConverter.DoubleToInt64Bits), two.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void ARowsScoreDoesNotDependOnItsNeighbours(string family)
    {
        var (table, labels) = Some.Crowd();
        var scorer = TableScorers.Named(family).Fit(new(table, labels), new(), Ct);
        var together = Scores(scorer, table);
        var alone = new double[1];
        for (var row = 0; row < table.Rows; row += 37)
        {
            scorer.Score(table[row], alone);
            Assert.Equal(together[row], alone[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void MissingInfiniteAndConstantValuesAreScoredToo(string family)
    {
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -1e30f, 0, -0f, 7];
        var values = Enumerable.Range(0, 64 * 3).Select(i => i % 3 == 2 ? 5f : odd[i * 5 % odd.Length]).ToArray();
        var table = new FeatureTable(["a", "b", "constant"], values);
        var scores = Scores(TableScorers.Named(family).Fit(new(table, [.. Enumerable.Range(0, 64).Select(i => i % 9 == 0)]), new(), Ct), table);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void OneRowIsEnoughToFitWhereNoLabelsAreNeeded(string family)
    {
        var trainer = TableScorers.Named(family);
        var table = new FeatureTable(["a"], [3f]);
        if (trainer.NeedsLabels)
        {
            Assert.Throws<ArgumentException>(() => trainer.Fit(new(table, [true]), new(), Ct));
            return;
        }

        Assert.InRange(Assert.Single(Scores(trainer.Fit(TrainingTable.Unlabelled(table), new(), Ct), table)), 0, 1);
    }

    [Fact]
    public void ValuesThatAreNoWholeRowsAreRefused()
    {
        var (table, labels) = Some.Crowd();
        var scorer = TableScorers.Named(TableScorers.Default).Fit(new(table, labels), new(), Ct);
        Assert.Throws<ArgumentException>(() => scorer.Score(new float[4], new double[1]));
    }

    private static double[] Scores(ITableScorer scorer, FeatureTable table)
    {
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        return scores;
    }
}
