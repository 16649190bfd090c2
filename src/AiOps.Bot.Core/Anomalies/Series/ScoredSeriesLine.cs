using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>A series in a list, with what a reader wants to know before looking at it.</summary>
/// <param name="Unusual">How many of its values in the window were unusual.</param>
/// <param name="Worst">The highest score among those; 0 where none was unusual.</param>
/// <param name="LastSeen">The time of its newest value, in the window or after it.</param>
public sealed record ScoredSeriesLine(SeriesId Id, MetricStream Stream, int Unusual, double Worst, DateTimeOffset LastSeen);
