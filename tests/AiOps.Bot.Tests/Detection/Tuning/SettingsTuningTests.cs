using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Detection.Tuning;

namespace AiOps.Bot.Tests.Detection.Tuning;

public sealed class SettingsTuningTests
{
    private static readonly TunedParameter Goodness = new("goodness", 0.1, 0, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void NoTrialSeesTheRowsThatAreHeldOut()
    {
        var learned = new List<int>();
        var tuning = Tuning(new(TuningObjective.PrAuc, Trials: 8, Folds: 3), learned);
        tuning.Search(new RandomSearch(1), _ => { }, Ct);
        Assert.Equal((400, 500), tuning.HeldOut);
        Assert.Equal([100, 200, 300], learned.Distinct().Order());
        Assert.Equal(100, tuning.TestHeldOut(ScorerSettings.None, Ct).Count);
        Assert.Equal(400, learned[^1]);
    }

    [Fact]
    public void TheBestIsFoundAndTheDefaultsAreTriedFirst()
    {
        var result = Tuning(new(TuningObjective.PrAuc, Trials: 40, Patience: 40)).Search(new TpeSearch(1), _ => { }, Ct);
        Assert.Empty(result.Trials[0].Settings.Values);
        Assert.True(result.Best.Value > result.Trials[0].Value && result.Best.Settings.Of("goodness", 0.0) > 0.9, $"{result.Best}");
        Assert.Equal((40, TuningEnd.Trials), (result.Trials.Length, result.Ended));
        Assert.Contains(result.Trials, t => !t.IsFinished);
        Assert.All(result.Trials.Where(t => t.IsFinished), t => Assert.True(t.Value <= result.Best.Value));
    }

    [Fact]
    public void WithoutAnythingBetterItEndsAndKeepsTheDefaults()
    {
        var result = Tuning(new(TuningObjective.PrAuc, Trials: 100, Patience: 7), matters: false).Search(new RandomSearch(1), _ => { }, Ct);
        Assert.Equal((8, 1, TuningEnd.Patience), (result.Trials.Length, result.Best.Number, result.Ended));
    }

    [Fact]
    public void WhoeverStopsItGetsTheBestSoFar()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var result = Tuning(new(TuningObjective.PrAuc, Trials: 100)).Search(
            new RandomSearch(1),
            tried =>
            {
                if (tried.Count == 6)
                {
                    stop.Cancel();
                }
            },
            stop.Token);
        Assert.Equal((6, TuningEnd.Stopped), (result.Trials.Length, result.Ended));
        Assert.Equal(result.Trials.Where(t => t.IsFinished).Max(t => t.Value), result.Best.Value);
    }

    [Fact]
    public void StoppedBeforeAnythingIsKnownItSaysSo() =>
        Assert.Throws<OperationCanceledException>(() => Tuning(new(TuningObjective.PrAuc)).Search(new RandomSearch(1), _ => { }, new CancellationToken(canceled: true)));

    [Fact]
    public void ThreadsDoNotChangeWhatIsFound()
    {
        var (table, labels) = Some.Crowd();
        int[] order = [.. Enumerable.Range(0, table.Rows)];
        new Random(3).Shuffle(order);
        var found = new[] { 1, 2 }.Select(threads => new SettingsTuning(
            TunableScorers.Named(IsolationForestTrainer.FamilyName), new(new(table.Pick(order), [.. order.Select(i => labels[i])]), new(5, threads)), new(TuningObjective.EventF1, Trials: 12))
            .Search(new TpeSearch(5), _ => { }, Ct)).ToList();
        Assert.Equal(found[0].Trials.Select(t => (t.Value, t.IsFinished, t.Places[0])), found[1].Trials.Select(t => (t.Value, t.IsFinished, t.Places[0])));
    }

    [Fact]
    public void AThresholdIsSearchedOnlyWhereItMattersAndIsNotLearned()
    {
        var trial = new ModelTrial(Rows(), new());
        bool Searches(string family, TuningObjective objective) => new SettingsTuning(TunableScorers.Named(family), trial, new(objective)).Parameters.Contains(TunableScorers.RaisedShare);
        Assert.True(Searches("pca", TuningObjective.F1) && Searches("pca", TuningObjective.EventF1));
        Assert.False(Searches("pca", TuningObjective.PrAuc) || Searches("boosted-trees", TuningObjective.F1));
    }

    [Fact]
    public void ATrialBehindTheMedianIsGivenUpOnceThereIsOne()
    {
        var others = Enumerable.Range(1, 5).Select(i => new TuningTrial(i, ScorerSettings.None, [], [i / 10.0, 1], true)).ToList();
        Assert.True(MedianRule.GivesUp(others, 1, 0.29));
        Assert.False(MedianRule.GivesUp(others, 1, 0.3));
        Assert.False(MedianRule.GivesUp(others, 1, double.NaN));
        Assert.False(MedianRule.GivesUp(others.Take(4), 1, 0));
        Assert.False(MedianRule.GivesUp(others, 3, 0));
    }

    [Theory]
    [InlineData(TuningObjective.PrAuc, 0.7)]
    [InlineData(TuningObjective.RocAuc, 0.6666666666666667)]
    [InlineData(TuningObjective.F1, 0.5)]
    [InlineData(TuningObjective.EventF1, 0.6666666666666666)]
    public void ObjectivesAreThoseOfTheEvaluation(TuningObjective objective, double value)
    {
        var rows = TrialRows.Of([false, false, true, true, false, true], [0.1, 0.4, 0.35, 0.8, 0.4, 0.4], 0.5);
        Assert.Equal(value, ObjectiveValue.Of(rows, objective), 12);
        Assert.True(double.IsNaN(ObjectiveValue.Of(rows with { Labels = [.. Enumerable.Repeat(false, 6)] }, objective)));
    }

    [Fact]
    public void WithoutAnAnomalousRowThereIsNothingToSearchFor()
    {
        var trial = new ModelTrial(new(Rows().Table, [.. Enumerable.Repeat(false, 500)]), new());
        Assert.Throws<ArgumentException>(() => new SettingsTuning(TunableScorers.Named("pca"), trial, new(TuningObjective.PrAuc)).Search(new RandomSearch(1), _ => { }, Ct));
    }

    private static SettingsTuning Tuning(TuningPlan plan, List<int>? learned = null, bool matters = true) =>
        new(new("guessing", [Goodness], s => new GuessingTrainer(matters ? s.Of("goodness", Goodness.Default) : 0.5, learned ?? [])), new(Rows(), new()), plan);

    /// <summary>Rows whose only column says what they are, every fifth anomalous.</summary>
    private static TrainingTable Rows() => new(new(["truth"], [.. Enumerable.Range(0, 500).Select(i => i % 5 == 0 ? 1f : 0f)]), [.. Enumerable.Range(0, 500).Select(i => i % 5 == 0)]);

    /// <summary>Guesses the better the higher its setting is.</summary>
    private sealed class GuessingTrainer(double goodness, List<int> learned) : ITableTrainer
    {
        public string Name => "guessing";

        public bool NeedsLabels => false;

        public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            learned.Add(training.Table.Rows);
            return new Guess(goodness);
        }
    }

    private sealed class Guess(double goodness) : ITableScorer
    {
        public string Name => "guessing";

        public int Width => 1;

        public void Score(ReadOnlySpan<float> rows, Span<double> scores)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = ((goodness * rows[i]) + (i * 7 % 11 / 11.0)) / 2;
            }
        }
    }
}
