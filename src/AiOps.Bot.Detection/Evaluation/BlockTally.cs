namespace AiOps.Bot.Detection.Evaluation;

/// <summary>What a block of rows counts for. An event and an episode belong to the block in which they begin.</summary>
internal readonly record struct BlockTally(AlarmCounts Rows, int Events, int FoundEvents, int Episodes, int TrueEpisodes)
{
    public static BlockTally operator +(BlockTally one, BlockTally other) => new(
        one.Rows + other.Rows, one.Events + other.Events, one.FoundEvents + other.FoundEvents, one.Episodes + other.Episodes, one.TrueEpisodes + other.TrueEpisodes);

    public BlockTally Times(int times) =>
        new(new(Rows.Found * times, Rows.False * times, Rows.Missed * times, Rows.Quiet * times), Events * times, FoundEvents * times, Episodes * times, TrueEpisodes * times);

    /// <summary>Of the events, how many were found; NaN where there is none.</summary>
    public double EventRecall => Events == 0 ? double.NaN : FoundEvents / (double)Events;

    /// <summary>Of the alarms, how many meant an event; 0 where nothing was alarmed.</summary>
    public double EventPrecision => Episodes == 0 ? 0 : TrueEpisodes / (double)Episodes;

    public double EventF1 => Events == 0 ? double.NaN : EventRecall + EventPrecision == 0 ? 0 : 2 * EventRecall * EventPrecision / (EventRecall + EventPrecision);
}
