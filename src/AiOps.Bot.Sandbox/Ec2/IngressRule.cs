namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>One rule of a security group.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, a number, or <c>-1</c> for all.</param>
/// <param name="Source">An IPv4 or IPv6 range, or the id of a security group.</param>
internal sealed record IngressRule(string RuleId, string Protocol, int FromPort, int ToPort, string Source, string Description)
{
    public bool IsGroup => Source.StartsWith("sg-", StringComparison.Ordinal);

    public bool IsIpv6 => Source.Contains(':', StringComparison.Ordinal);

    /// <summary>True where both say the same, whatever their ids and descriptions.</summary>
    public bool Means(IngressRule other) => (Protocol, FromPort, ToPort, Source) == (other.Protocol, other.FromPort, other.ToPort, other.Source);
}
