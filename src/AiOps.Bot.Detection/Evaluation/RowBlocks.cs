using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Rows in blocks of one length, each with what it counts for, so that figures of any draw of blocks are sums.</summary>
internal sealed class RowBlocks
{
    private const double Late = 0.9;

    private readonly BlockTally[] _tallies;
    private readonly RankedRows _ranked;
    private readonly ImmutableArray<EventDelay> _rowDelays;
    private readonly ImmutableArray<EventDelay> _timeDelays;

    public RowBlocks(TrialRows rows)
    {
        // Longer than the n^(1/3) that is best for single rows (Hall, Horowitz, Jing 1995), because anomalous rows come in runs.
        var length = Math.Max(1, (int)Math.Sqrt(rows.Count));
        int BlockOf(int row) => row / length;
        _tallies = new BlockTally[(rows.Count + length - 1) / length];
        for (var row = 0; row < rows.Count; row++)
        {
            _tallies[BlockOf(row)] += new BlockTally(AlarmCounts.Of(rows.Labels[row], rows.Raised[row]), 0, 0, 0, 0);
        }

        var events = AlarmEvents.EventsOf(rows.Labels.AsSpan(), rows.Raised.AsSpan());
        foreach (var happened in events)
        {
            _tallies[BlockOf(happened.Begin)] += new BlockTally(default, 1, happened.FoundAt is null ? 0 : 1, 0, 0);
        }

        foreach (var episode in AlarmEvents.EpisodesOf(rows.Labels.AsSpan(), rows.Raised.AsSpan()))
        {
            _tallies[BlockOf(episode.Begin)] += new BlockTally(default, 0, 0, 1, episode.IsTrue ? 1 : 0);
        }

        _ranked = new(rows, BlockOf);
        var found = events.Where(e => e.FoundAt is not null).ToList();
        _rowDelays = EventDelay.Sorted(found.Select(e => new EventDelay(BlockOf(e.Begin), e.FoundAt!.Value - e.Begin)));
        _timeDelays = rows.Seconds.IsEmpty ? [] : EventDelay.Sorted(found.Select(e => new EventDelay(BlockOf(e.Begin), rows.Seconds[e.FoundAt!.Value] - rows.Seconds[e.Begin])));
    }

    public int Count => _tallies.Length;

    /// <param name="drawn">How often each block counts.</param>
    /// <returns>By <see cref="TrialFigure"/>; NaN where there is nothing to measure.</returns>
    public double[] Measure(int[] drawn)
    {
        var sum = default(BlockTally);
        for (var i = 0; i < drawn.Length; i++)
        {
            sum += _tallies[i].Times(drawn[i]);
        }

        var (precision, roc) = _ranked.Areas(drawn);
        return
        [
            sum.Rows.Precision, sum.Rows.Recall, sum.Rows.F1, sum.Rows.Accuracy, precision, roc, sum.EventPrecision, sum.EventRecall, sum.EventF1,
            EventDelay.Quantile(_rowDelays, drawn, 0.5), EventDelay.Quantile(_rowDelays, drawn, Late), EventDelay.Quantile(_timeDelays, drawn, 0.5), EventDelay.Quantile(_timeDelays, drawn, Late),
        ];
    }
}
