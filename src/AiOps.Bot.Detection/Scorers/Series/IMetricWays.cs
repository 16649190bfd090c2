namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>One metric of a series looked at in one way or in several; what they say is put together by <see cref="SeriesScorer"/>.</summary>
internal interface IMetricWays
{
    /// <summary>Rows a cycle where the series has no clock and a cycle was found.</summary>
    int? Period { get; }

    /// <summary>What was said about the newest value, <see cref="MetricScorer.Count"/> of them in the order of <see cref="MetricScorer.Ways"/>.</summary>
    ReadOnlySpan<SeriesReading> Readings { get; }

    /// <summary>The name of one of the readings in explanations.</summary>
    string NameOf(int reading);

    void Observe(in SeriesPoint point);

    void Save(BinaryWriter writer);

    /// <exception cref="FormatException">The state is damaged.</exception>
    void Load(BinaryReader reader);
}
