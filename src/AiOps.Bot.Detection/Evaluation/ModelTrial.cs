using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Tries a family of scorers on a table whose rows are in the order of time.</summary>
public sealed class ModelTrial(TrainingTable training, FitSettings settings)
{
    /// <summary>Rows held back from the training to choose a threshold on, where the family learns from labels: on rows that it knows it would be too sure.</summary>
    private const double HeldBack = 0.2;

    /// <summary>Of the rows of an unlabelled training so many are raised: what an operator looks through.</summary>
    public double RaisedShare { get; init; } = 0.01;

    /// <summary>When each row was, in seconds since any moment; empty where nobody knows.</summary>
    public ImmutableArray<double> Seconds { get; init; } = [];

    /// <summary>Columns of words, as <see cref="WordSurprise.Encode"/> takes them: each fit counts those that it may know.</summary>
    public ImmutableArray<int> WordColumns { get; init; } = [];

    public int Rows => training.Table.Rows;

    /// <summary>The same rows with another share of them raised.</summary>
    public ModelTrial Raising(double share) => new(training, settings) { RaisedShare = share, Seconds = Seconds, WordColumns = WordColumns };

    /// <summary>Forward folds; each is fitted on what came before it alone.</summary>
    /// <param name="note">Called before each fold, from 1.</param>
    /// <returns>The rows of each fold's test.</returns>
    /// <exception cref="ArgumentException">There are no labels, too few rows for so many folds, or a fold's training has labels of one kind only.</exception>
    public IReadOnlyList<TrialRows> Try(ITableTrainer trainer, int folds, Action<int> note, CancellationToken cancellationToken)
    {
        var tests = new List<TrialRows>();
        foreach (var fold in ForwardFolds.Of(Rows, folds))
        {
            note(tests.Count + 1);
            tests.Add(TryFold(trainer, fold, cancellationToken));
        }

        return tests;
    }

    /// <summary>Fits, and chooses the threshold, on the rows before a point, and scores those after it.</summary>
    /// <exception cref="ArgumentException">There are no labels, or those before the point are of one kind only where the family learns from them.</exception>
    public TrialRows TryFold(ITableTrainer trainer, (int Begin, int End) fold, CancellationToken cancellationToken)
    {
        if (training.Labels.Length != Rows)
        {
            throw new ArgumentException("Without labels nobody can say how good a model is.");
        }

        var known = KnownAt(fold.Begin);
        var (scorer, threshold) = Fit(trainer, Part(known, 0, fold.Begin), cancellationToken);
        var test = Part(known, fold.Begin, fold.End);
        return TrialRows.Of(test.Labels, Scores(scorer, test.Table), threshold) with { Seconds = Seconds.IsEmpty ? [] : Seconds.Slice(fold.Begin, fold.End - fold.Begin) };
    }

    /// <summary>Fits on the whole table and chooses the threshold above which rows are raised.</summary>
    public (ITableScorer Scorer, double Threshold) Fit(ITableTrainer trainer, CancellationToken cancellationToken) => Fit(trainer, KnownAt(Rows), cancellationToken);

    private (ITableScorer Scorer, double Threshold) Fit(ITableTrainer trainer, TrainingTable on, CancellationToken cancellationToken)
    {
        if (!trainer.NeedsLabels)
        {
            var scorer = trainer.Fit(on, settings, cancellationToken);
            return (scorer, Quantile(Scores(scorer, on.Table), 1 - RaisedShare));
        }

        var cut = (int)(on.Table.Rows * (1 - HeldBack));
        var (first, last) = (Part(on, 0, cut), Part(on, cut, on.Table.Rows));
        var canChoose = last.Labels.Contains(true) && first.Labels.Contains(true) && first.Labels.Contains(false);
        var threshold = canChoose ? BestThreshold(last.Labels, Scores(trainer.Fit(first, settings, cancellationToken), last.Table)) : 0.5;
        return (trainer.Fit(on, settings, cancellationToken), threshold);
    }

    /// <summary>The threshold of the highest F1, in the middle between two scores.</summary>
    private static double BestThreshold(IReadOnlyList<bool> labels, double[] scores)
    {
        var sorted = scores.Zip(labels).OrderByDescending(s => s.First).ToList();
        var (all, found, best, threshold) = (labels.Count(l => l), 0, -1.0, 0.5);
        for (var i = 0; i < sorted.Count; i++)
        {
            found += sorted[i].Second ? 1 : 0;
            var isBorder = i + 1 == sorted.Count || sorted[i + 1].First < sorted[i].First;
            var f1 = 2.0 * found / (all + i + 1);
            if (isBorder && f1 > best)
            {
                (best, threshold) = (f1, i + 1 == sorted.Count ? sorted[i].First - 1 : (sorted[i].First + sorted[i + 1].First) / 2);
            }
        }

        return threshold;
    }

    private static double Quantile(double[] scores, double share)
    {
        Array.Sort(scores);
        return scores[Math.Clamp((int)Math.Ceiling(share * scores.Length) - 1, 0, scores.Length - 1)];
    }

    /// <summary>The table as it reads for somebody who knows the rows before this one.</summary>
    private TrainingTable KnownAt(int row) => WordColumns.IsEmpty ? training : training with { Table = WordSurprise.Encode(training.Table, WordColumns, row) };

    private static TrainingTable Part(TrainingTable of, int begin, int end) =>
        new(of.Table.Pick([.. Enumerable.Range(begin, end - begin)]), of.Labels.IsEmpty ? [] : of.Labels.Slice(begin, end - begin));

    private static double[] Scores(ITableScorer scorer, FeatureTable table)
    {
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        return scores;
    }
}
