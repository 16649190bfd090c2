using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Evaluation;

public sealed class ModelTrialTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void NoFoldLearnsFromItsTestOrFromLater()
    {
        var seen = new List<int>();
        new ModelTrial(Ordered(120), new()).Try(new WatchingTrainer(seen), 5, _ => { }, Ct);
        Assert.Equal([20, 40, 60, 80, 100], seen);
        Assert.Equal([(20, 40), (40, 60), (60, 80), (80, 100), (100, 120)], ForwardFolds.Of(120, 5));
    }

    [Fact]
    public void HowRareAWordIsIsLearnedFromEarlierRowsAlone()
    {
        // One column of words by their number: 0 in the first half, 1 in the second.
        var table = new FeatureTable(["word"], [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 0f : 1f)]);
        var seen = new List<float[]>();
        var trial = new ModelTrial(new(table, [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0)]), new()) { WordColumns = [0] };
        trial.Try(new KeepingTrainer(seen), 1, _ => { }, Ct);
        Assert.Equal(Enumerable.Repeat(WordSurprise.Of(50, 50), 50), seen[0]);
        trial.Fit(new KeepingTrainer(seen), Ct);
        Assert.Equal(Enumerable.Repeat(WordSurprise.Of(50, 100), 100), seen[1]);
    }

    [Fact]
    public void AWordThatWasNeverThereIsRarerThanAllThatWere()
    {
        var encoded = WordSurprise.Encode(new(["word"], [0, 0, 1, float.NaN, -1, 2]), [0], 4);
        Assert.Equal([WordSurprise.Of(2, 3), WordSurprise.Of(2, 3), WordSurprise.Of(1, 3), float.NaN, WordSurprise.Of(0, 3), WordSurprise.Of(0, 3)], encoded.Values.ToArray());
        Assert.True(encoded[5][0] > encoded[2][0] && encoded[2][0] > encoded[0][0]);
    }

    [Fact]
    public void FiguresAreThoseOfScikitLearn()
    {
        // sklearn.metrics.average_precision_score([0,0,1,1,0,1], [.1,.4,.35,.8,.4,.4]) and roc_auc_score of the same.
        bool[] labels = [false, false, true, true, false, true];
        double[] scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.4];
        Assert.Equal(0.7, AveragePrecision.Of(labels, scores), 12);
        Assert.Equal(0.6666666666666667, AreaUnderCurve.Of(labels, scores), 12);
    }

    [Fact]
    public void CountsBecomeFigures()
    {
        var counts = AlarmCounts.Of(TrialRows.Of([true, true, false, false, true], [0.9, 0.2, 0.8, 0.1, 0.7], 0.5));
        Assert.Equal(new AlarmCounts(2, 1, 1, 1), counts);
        Assert.Equal((2 / 3.0, 2 / 3.0, 2 / 3.0, 0.6), (counts.Precision, counts.Recall, counts.F1, counts.Accuracy));
    }

    [Fact]
    public void NothingRaisedIsNoPrecision() => Assert.Equal((0.0, 0.0, 0.0), (new AlarmCounts(0, 0, 3, 7).Precision, new AlarmCounts(0, 0, 3, 7).Recall, new AlarmCounts(0, 0, 3, 7).F1));

    [Fact]
    public void WithoutLabelsTheThresholdRaisesTheShareThatWasAskedFor()
    {
        var (table, _) = Some.Crowd();
        var (scorer, threshold) = new ModelTrial(TrainingTable.Unlabelled(table), new()) { RaisedShare = 0.05 }.Fit(TableScorers.Named("isolation-forest"), Ct);
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        Assert.InRange(scores.Count(s => s > threshold) / (double)table.Rows, 0.03, 0.051);
    }

    [Fact]
    public void TreesThatLearnFromLabelsFindLaterStrangers()
    {
        var (table, labels) = Some.Crowd();
        int[] order = [.. Enumerable.Range(0, table.Rows)];
        new Random(3).Shuffle(order);
        var figures = ModelFigures.Of(new ModelTrial(new(table.Pick(order), [.. order.Select(i => labels[i])]), new()).Try(TableScorers.Named(TableScorers.DefaultWithLabels), 3, _ => { }, Ct));
        Assert.True(figures.F1.Value > 0.8 && figures.PrAuc.Value > 0.8, $"{figures}");
        Assert.Equal((3, 450), (figures.F1ByFold.Length, figures.Rows));
    }

    private static TrainingTable Ordered(int rows) => new(new(["at"], [.. Enumerable.Range(0, rows).Select(i => (float)i)]), [.. Enumerable.Range(0, rows).Select(i => i % 7 == 0)]);

    /// <summary>Keeps the values that it was let learn from.</summary>
    private sealed class KeepingTrainer(List<float[]> seen) : ITableTrainer
    {
        public string Name => "keeping";

        public bool NeedsLabels => false;

        public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
        {
            seen.Add(training.Table.Values.ToArray());
            return TableScorers.Named("isolation-forest").Fit(training, settings, cancellationToken);
        }
    }

    /// <summary>Notes up to which row it was let learn.</summary>
    private sealed class WatchingTrainer(List<int> seen) : ITableTrainer
    {
        public string Name => "watching";

        public bool NeedsLabels => false;

        public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
        {
            Assert.Equal(Enumerable.Range(0, training.Table.Rows).Select(i => (float)i), training.Table.Values.ToArray());
            seen.Add(training.Table.Rows);
            return TableScorers.Named("isolation-forest").Fit(training, settings, cancellationToken);
        }
    }
}
