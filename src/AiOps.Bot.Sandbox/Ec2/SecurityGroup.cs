using System.Net;

namespace AiOps.Bot.Sandbox.Ec2;

internal sealed class SecurityGroup(string id, string name, string description, string vpcId)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Description { get; } = description;

    public string VpcId { get; } = vpcId;

    public List<IngressRule> Ingress { get; } = [];

    /// <summary>Whether a TCP connection from an address to a port gets through.</summary>
    public bool Admits(IPAddress address, int port) => Ingress.Any(rule =>
        rule.Protocol is "-1" or "tcp"
        && (rule.Protocol == "-1" || (rule.FromPort <= port && port <= rule.ToPort))
        && IPNetwork.TryParse(rule.Source, out var network)
        && network.Contains(address));
}
