using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Tries a family of scorers on a table whose rows are in the order of time.</summary>
public sealed class ModelTrial(TrainingTable training, FitSettings settings)
{
    /// <summary>Rows held back from the training to choose a threshold on, where the family learns from labels: on rows that it knows it would be too sure.</summary>
    private const double HeldBack = 0.2;

    /// <summary>Of the rows of an unlabelled training so many are raised: what an operator looks through.</summary>
    public double RaisedShare { get; init; } = 0.01;

    /// <summary>Forward folds; each is fitted on what came before it alone.</summary>
    /// <param name="note">Called before each fold, from 1.</param>
    /// <exception cref="ArgumentException">There are no labels, too few rows for so many folds, or a fold's training has labels of one kind only.</exception>
    public ModelFigures Try(ITableTrainer trainer, int folds, Action<int> note, CancellationToken cancellationToken)
    {
        if (training.Labels.Length != training.Table.Rows)
        {
            throw new ArgumentException("Without labels nobody can say how good a model is.");
        }

        var (labels, scores, counts, byFold) = (new List<bool>(), new List<double>(), default(AlarmCounts), new List<double>());
        foreach (var (begin, end) in ForwardFolds.Of(training.Table.Rows, folds))
        {
            note(byFold.Count + 1);
            var (scorer, threshold) = Fit(trainer, Part(0, begin), cancellationToken);
            var test = Part(begin, end);
            var scored = Scores(scorer, test.Table);
            var here = AlarmCounts.Of([.. test.Labels], scored, threshold);
            labels.AddRange(test.Labels);
            scores.AddRange(scored);
            byFold.Add(here.F1);
            counts += here;
        }

        return new(counts, AveragePrecision.Of([.. labels], [.. scores]), AreaUnderCurve.Of([.. labels], [.. scores]), byFold);
    }

    /// <summary>Fits on the whole table and chooses the threshold above which rows are raised.</summary>
    public (ITableScorer Scorer, double Threshold) Fit(ITableTrainer trainer, CancellationToken cancellationToken) => Fit(trainer, training, cancellationToken);

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

    private TrainingTable Part(int begin, int end) => Part(training, begin, end);

    private static TrainingTable Part(TrainingTable of, int begin, int end) =>
        new(of.Table.Pick([.. Enumerable.Range(begin, end - begin)]), of.Labels.IsEmpty ? [] : of.Labels.Slice(begin, end - begin));

    private static double[] Scores(ITableScorer scorer, FeatureTable table)
    {
        var scores = new double[table.Rows];
        scorer.Score(table.Values, scores);
        return scores;
    }
}
