namespace AiOps.Bot.Aws.Operations.CloudWatch;

/// <summary>One series that is wanted.</summary>
/// <param name="Statistic"><c>Average</c>, <c>Sum</c>, <c>Maximum</c>, <c>p95</c> ...</param>
internal sealed record MetricQuery(MetricId Metric, string Statistic);
