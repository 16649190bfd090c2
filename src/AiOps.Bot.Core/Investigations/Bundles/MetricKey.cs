namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>What a series is of.</summary>
/// <param name="Statistic">Average, Sum, p95 …; empty where there is none.</param>
public readonly record struct MetricKey(string Entity, string Metric, string Statistic);
