namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>The account's instances and security groups.</summary>
internal sealed class Network
{
    public SortedDictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SecurityGroup> SecurityGroups { get; } = new(StringComparer.Ordinal);
}
