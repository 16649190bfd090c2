namespace AiOps.Bot.Sandbox.Ec2;

internal sealed record Instance
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string PrivateAddress { get; init; }

    public string? PublicAddress { get; init; }

    public required string VpcId { get; init; }

    public required string SubnetId { get; init; }

    public required string SecurityGroupId { get; init; }

    /// <summary>The role of the instance profile, which has the same name; null without one.</summary>
    public string? RoleName { get; init; }

    public string Type { get; init; } = "t3.small";

    public required DateTimeOffset LaunchedAt { get; init; }

    public string HostName => "ip-" + PrivateAddress.Replace('.', '-');
}
