using System.Globalization;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

internal sealed class DescribeSecurityGroups(Network network, AccountFacts account)
{
    public AwsReply Run(AwsCall call)
    {
        Ec2Requests.RefuseDryRun(call);
        var ids = call.Query.List("GroupId");
        foreach (var id in ids)
        {
            Ec2Requests.RequireGroup(network, id);
        }

        var names = call.Query.List("GroupName");
        var chosen = network.SecurityGroups.Values
            .Where(g => ids.Count == 0 || ids.Contains(g.Id))
            .Where(g => names.Count == 0 || names.Contains(g.Name));
        return Ec2Paging.Page(call.Query, "securityGroupInfo", [.. Ec2Filters.Apply(chosen, call.Query, ValuesOf)], Item);
    }

    private IEnumerable<string>? ValuesOf(SecurityGroup group, string filter) => filter switch
    {
        "group-id" => [group.Id],
        "group-name" => [group.Name],
        "vpc-id" => [group.VpcId],
        "owner-id" => [account.AccountId],
        "description" => [group.Description],
        "tag:Name" => [group.Name],
        "ip-permission.cidr" => group.Ingress.Where(r => !r.IsGroup && !r.IsIpv6).Select(r => r.Source),
        "ip-permission.ipv6-cidr" => group.Ingress.Where(r => r.IsIpv6).Select(r => r.Source),
        _ => PortValues(group, filter),
    };

    private static IEnumerable<string>? PortValues(SecurityGroup group, string filter) => filter switch
    {
        "ip-permission.group-id" => group.Ingress.Where(r => r.IsGroup).Select(r => r.Source),
        "ip-permission.protocol" => group.Ingress.Select(r => r.Protocol),
        "ip-permission.from-port" => group.Ingress.Select(r => r.FromPort.ToString(CultureInfo.InvariantCulture)),
        "ip-permission.to-port" => group.Ingress.Select(r => r.ToPort.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    private XElement Item(SecurityGroup group) => new(
        "item",
        new XElement("ownerId", account.AccountId),
        new XElement("groupId", group.Id),
        new XElement("groupName", group.Name),
        new XElement("groupDescription", group.Description),
        new XElement("vpcId", group.VpcId),
        new XElement("securityGroupArn", account.Arn("ec2", "security-group/" + group.Id)),
        new XElement("ipPermissions", Permissions(group)),
        new XElement("ipPermissionsEgress", new XElement(
            "item",
            new XElement("ipProtocol", "-1"),
            new XElement("groups"),
            new XElement("ipRanges", new XElement("item", new XElement("cidrIp", "0.0.0.0/0"))),
            new XElement("ipv6Ranges"),
            new XElement("prefixListIds"))),
        new XElement("tagSet", new XElement("item", new XElement("key", "Name"), new XElement("value", group.Name))));

    /// <summary>Rules for the same protocol and ports are one permission with several sources.</summary>
    private IEnumerable<XElement> Permissions(SecurityGroup group) => group.Ingress
        .GroupBy(r => (r.Protocol, r.FromPort, r.ToPort))
        .Select(rules => new XElement(
            "item",
            new XElement("ipProtocol", rules.Key.Protocol),
            Ec2Requests.Ports(rules.Key.Protocol, rules.Key.FromPort, rules.Key.ToPort),
            new XElement("groups", rules.Where(r => r.IsGroup).Select(r => Source(r, "groupId", new XElement("userId", account.AccountId)))),
            new XElement("ipRanges", rules.Where(r => !r.IsGroup && !r.IsIpv6).Select(r => Source(r, "cidrIp", null))),
            new XElement("ipv6Ranges", rules.Where(r => r.IsIpv6).Select(r => Source(r, "cidrIpv6", null))),
            new XElement("prefixListIds")));

    private static XElement Source(IngressRule rule, string name, XElement? more)
        => new("item", new XElement(name, rule.Source), more, rule.Description.Length == 0 ? null : new XElement("description", rule.Description));
}
