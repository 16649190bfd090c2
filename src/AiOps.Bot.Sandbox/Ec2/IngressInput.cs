using System.Net;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>Reads the rules of an authorize or revoke request, in the flat form or as IpPermissions.N.</summary>
internal static class IngressInput
{
    private static readonly Dictionary<string, string> ProtocolNames = new(StringComparer.Ordinal) { ["6"] = "tcp", ["17"] = "udp", ["1"] = "icmp", ["all"] = "-1" };

    /// <returns>At least one rule, not yet with ids.</returns>
    public static IReadOnlyList<IngressRule> Read(QueryParameters query)
    {
        var permissions = query.Structures("IpPermissions");
        var rules = permissions.Count > 0 ? permissions.SelectMany(Permission) : Flat(query);
        return [.. rules];
    }

    private static IEnumerable<IngressRule> Flat(QueryParameters query)
    {
        if (query.Find("CidrIp") is not { } cidr)
        {
            throw new AwsErrorException("MissingParameter", "The request must contain the parameter ipPermissions or CidrIp");
        }

        return [Rule(query, Range(cidr), "")];
    }

    private static List<IngressRule> Permission(QueryParameters permission)
    {
        var rules = permission.Structures("IpRanges").Select(r => Rule(permission, Range(r.Require("CidrIp")), r.Find("Description") ?? ""))
            .Concat(permission.Structures("Ipv6Ranges").Select(r => Rule(permission, Range(r.Require("CidrIpv6")), r.Find("Description") ?? "")))
            .Concat(Groups(permission).Select(r => Rule(permission, r.Require("GroupId"), r.Find("Description") ?? "")))
            .ToList();
        return rules.Count > 0 ? rules : throw new AwsErrorException("MissingParameter", "Source group or cidr must be specified");
    }

    /// <summary>The wire name is Groups; some clients send the member's name.</summary>
    private static IReadOnlyList<QueryParameters> Groups(QueryParameters permission)
        => permission.Structures("Groups") is { Count: > 0 } groups ? groups : permission.Structures("UserIdGroupPairs");

    private static IngressRule Rule(QueryParameters permission, string source, string description)
    {
        var name = permission.Require("IpProtocol").ToLowerInvariant();
        var protocol = ProtocolNames.GetValueOrDefault(name, name);
        var (from, to) = protocol == "-1" ? (-1, -1) : (permission.Number("FromPort") ?? -1, permission.Number("ToPort") ?? -1);
        if (protocol is "tcp" or "udp" && (from < 0 || to > 65_535 || from > to))
        {
            throw new AwsErrorException("InvalidParameterValue", $"Invalid value for port range: {from} to {to}. Must be from 0 to 65535 and in order.");
        }

        return new IngressRule("", protocol, from, to, source, description);
    }

    private static string Range(string cidr) => IPNetwork.TryParse(cidr, out _) && cidr.Contains('/', StringComparison.Ordinal)
        ? cidr
        : throw new AwsErrorException("InvalidParameterValue", $"CIDR block {cidr} is malformed");
}
