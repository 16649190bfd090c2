namespace AiOps.Bot.Aws.Operations.Ec2;

/// <summary>One rule that lets one range of addresses in.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, a number, or <c>-1</c> for all.</param>
/// <param name="FromPort">-1 where the protocol has no ports or all are meant.</param>
/// <param name="Cidr">An IPv4 or IPv6 range.</param>
internal sealed record IngressRule(string Protocol, int FromPort, int ToPort, string Cidr, string? Description = null)
{
    public const string AllProtocols = "-1";

    public bool IsOpenToTheWorld => Cidr is "0.0.0.0/0" or "::/0";

    public bool IsIpv6 => Cidr.Contains(':', StringComparison.Ordinal);

    /// <summary>True where the rule lets a TCP connection to the port in; null = any port at all.</summary>
    public bool Opens(int? port) => Protocol switch
    {
        AllProtocols => true,
        "tcp" or "6" => port is null || FromPort == -1 || (port >= FromPort && port <= ToPort),
        _ => port is null && Protocol is "udp" or "17",
    };

    /// <summary>Equal in everything that names a rule; the description is only a remark.</summary>
    public bool IsSameAs(IngressRule other) =>
        Protocol == other.Protocol && FromPort == other.FromPort && ToPort == other.ToPort && Cidr == other.Cidr;

    public string InWords => Protocol == AllProtocols ? $"everything from {Cidr}" : $"{Protocol} {Ports} from {Cidr}";

    private string Ports => FromPort == ToPort ? $"{FromPort}" : $"{FromPort}-{ToPort}";
}
