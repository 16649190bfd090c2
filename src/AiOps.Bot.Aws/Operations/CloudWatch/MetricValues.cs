namespace AiOps.Bot.Aws.Operations.CloudWatch;

/// <summary>A part of one series.</summary>
/// <param name="Query">Place of the query in the call.</param>
internal sealed record MetricValues(int Query, IReadOnlyList<(DateTimeOffset Time, double Value)> Points);
