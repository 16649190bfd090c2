using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>Fits <see cref="BoostedTrees"/> on labelled rows.</summary>
public sealed class BoostedTreesTrainer(BoostingOptions? options = null) : ITableTrainer
{
    public const string FamilyName = "boosted-trees";
    private const double MostWeight = 100;

    private readonly BoostingOptions _options = options ?? new();

    public string Name => FamilyName;

    public bool NeedsLabels => true;

    public ITableScorer Fit(TrainingTable training, FitSettings settings, CancellationToken cancellationToken)
    {
        var anomalous = training.Labels.Count(l => l);
        if (training.Labels.Length != training.Table.Rows || anomalous == 0 || anomalous == training.Labels.Length)
        {
            throw new ArgumentException($"Boosted trees learn from labels of both kinds; {training.Table.Rows} rows have {training.Labels.Length} labels, {anomalous} of them anomalous.", nameof(training));
        }

        return new Boosting(training, _options, settings).Run(cancellationToken);
    }

    /// <summary>One fit.</summary>
    private sealed class Boosting
    {
        private readonly BoostingOptions _options;
        private readonly FitSettings _settings;
        private readonly FeatureTable _table;
        private readonly double[] _targets;
        private readonly double[] _weights;
        private readonly double[] _margins;

        public Boosting(TrainingTable training, BoostingOptions options, FitSettings settings)
        {
            (_options, _settings, _table) = (options, settings, training.Table);
            var positive = options.PositiveWeight ?? Math.Min(MostWeight, (double)training.Labels.Count(l => !l) / training.Labels.Count(l => l));
            _targets = [.. training.Labels.Select(l => l ? 1.0 : 0.0)];
            _weights = [.. training.Labels.Select(l => l ? positive : 1.0)];
            _margins = new double[_targets.Length];
        }

        public BoostedTrees Run(CancellationToken cancellationToken)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads, CancellationToken = cancellationToken };
            var bins = FeatureBins.Of(_table, _settings, cancellationToken);
            var pairs = new GradientPairs(_table.Rows, parallel);
            var growing = new TreeGrowing(bins, pairs, _options, parallel);
            var trees = ImmutableArray.CreateBuilder<BoostedTree>();
            for (var round = 0; round < _options.Rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pairs.Take(_margins, _targets, _weights);
                var tree = growing.Grow(RowsOf(round), Move);
                trees.Add(tree);
                if (_options.Subsample < 1)
                {
                    MoveUnseen(tree, round);
                }
            }

            return new(trees.ToImmutable(), _table.Width, 0);
        }

        private void Move(double value, ReadOnlySpan<int> rows)
        {
            foreach (var row in rows)
            {
                _margins[row] += value;
            }
        }

        private void MoveUnseen(BoostedTree tree, int round)
        {
            var random = SplitMix.Of(_settings.Seed, round);
            for (var row = 0; row < _table.Rows; row++)
            {
                if (random.NextDouble() >= _options.Subsample)
                {
                    _margins[row] += tree.ValueOf(_table[row]);
                }
            }
        }

        private int[] RowsOf(int round)
        {
            var random = SplitMix.Of(_settings.Seed, round);
            return _options.Subsample >= 1
                ? [.. Enumerable.Range(0, _table.Rows)]
                : [.. Enumerable.Range(0, _table.Rows).Where(_ => random.NextDouble() < _options.Subsample)];
        }
    }
}
