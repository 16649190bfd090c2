namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>A metric looked at in one way alone: its reading stands for all.</summary>
internal sealed class SingleWay(ISeriesScorer scorer) : IMetricWays
{
    private readonly SeriesReading[] _readings = [.. Enumerable.Repeat(SeriesReading.Unknown, MetricScorer.Count)];

    public int? Period => null;

    public ReadOnlySpan<SeriesReading> Readings => _readings;

    public string NameOf(int reading) => scorer.Name;

    public void Observe(in SeriesPoint point) => Array.Fill(_readings, scorer.Observe(point));

    public void Save(BinaryWriter writer) => scorer.Save(writer);

    public void Load(BinaryReader reader) => scorer.Load(reader);
}
