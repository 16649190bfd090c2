namespace AiOps.Bot.Core.Telemetry;

/// <summary>A value of a metric.</summary>
/// <param name="Time">When its step begins, in UTC.</param>
public readonly record struct MetricSample(DateTimeOffset Time, double Value);
