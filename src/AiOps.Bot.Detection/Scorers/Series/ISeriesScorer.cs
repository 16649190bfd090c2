namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// One way of looking at the values of one metric, online: a reading depends on the points up to it and on nothing after it. Deterministic, bounded in memory, allocates nothing
/// per point, never throws on finite input. The same points in the same order give the same readings, bit by bit.
/// </summary>
internal interface ISeriesScorer
{
    /// <summary>The scorer's name in explanations.</summary>
    string Name { get; }

    /// <summary>Judges the point by what came before it, then learns it.</summary>
    SeriesReading Observe(in SeriesPoint point);

    /// <summary>Writes the state; loading it into a new scorer of the same settings and going on equals never having stopped.</summary>
    void Save(BinaryWriter writer);

    /// <exception cref="FormatException">The state is damaged.</exception>
    void Load(BinaryReader reader);
}
