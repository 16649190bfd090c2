namespace AiOps.Bot.Core.Telemetry;

/// <summary>One series of numbers that a resource reports.</summary>
/// <param name="Resource">As incidents name it.</param>
/// <param name="Subject">The resource's short name, for people.</param>
/// <param name="Space">Who reports it: <c>AWS/RDS</c>.</param>
/// <param name="Metric"><c>FreeStorageSpace</c>.</param>
/// <param name="Statistic">What is made of the values of a step: <c>Average</c>, <c>Sum</c>, <c>Maximum</c>.</param>
public sealed record MetricStream(ResourceId Resource, string Subject, string Space, string Metric, string Statistic);
