using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.CloudWatch;

/// <summary>A metric as CloudWatch knows it.</summary>
/// <param name="Namespace"><c>AWS/EC2</c>, or one of the customer's own.</param>
/// <param name="Dimensions">Name and value, in the order that CloudWatch gave.</param>
internal sealed record MetricId(string Namespace, string Name, ImmutableArray<KeyValuePair<string, string>> Dimensions);
