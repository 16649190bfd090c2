using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Operations.Ec2;

/// <summary>An instance as far as investigations need it.</summary>
/// <param name="PublicAddresses">Of all its network interfaces, IPv6 addresses included; empty where the world cannot reach it directly.</param>
/// <param name="SecurityGroups">Ids, of all its network interfaces.</param>
/// <param name="ProfileArn">The instance profile's ARN.</param>
internal sealed record Ec2Instance(
    string Id, string State, string? Name, string? PrivateAddress, ImmutableArray<string> PublicAddresses, ImmutableArray<string> SecurityGroups, string? ProfileArn);
