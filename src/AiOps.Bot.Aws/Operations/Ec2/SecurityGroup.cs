using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.Ec2;

internal sealed record SecurityGroup(string Id, string Name, string? VpcId, ImmutableArray<IngressRule> Ingress);
