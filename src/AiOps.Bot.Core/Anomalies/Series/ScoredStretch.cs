using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>Values of one stream, oldest first, with what was said of them.</summary>
public sealed record ScoredStretch(MetricStream Stream, IReadOnlyList<ScoredValue> Values);
