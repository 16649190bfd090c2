using System.Collections.Immutable;
using System.Xml.Linq;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Ec2;

/// <summary>Reads instances and security groups.</summary>
internal sealed class Ec2Reads(AwsWire wire)
{
    /// <param name="ids">Instances by id; empty = all that the filters leave.</param>
    public IAsyncEnumerable<IReadOnlyList<Ec2Instance>> DescribeInstancesAsync(
        IReadOnlyList<string> ids, IReadOnlyList<Ec2Filter> filters, CancellationToken cancellationToken) =>
        Paging.PagesAsync("ec2:DescribeInstances", (token, cancel) => InstancePageAsync(Form("InstanceId", ids, filters, token), cancel), cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<SecurityGroup>> DescribeSecurityGroupsAsync(
        IReadOnlyList<string> ids, IReadOnlyList<Ec2Filter> filters, CancellationToken cancellationToken) =>
        Paging.PagesAsync("ec2:DescribeSecurityGroups", (token, cancel) => GroupPageAsync(Form("GroupId", ids, filters, token), cancel), cancellationToken);

    private static QueryForm Form(string idName, IReadOnlyList<string> ids, IReadOnlyList<Ec2Filter> filters, string? token)
    {
        var form = new QueryForm().AddList(idName, ids);
        for (var index = 0; index < filters.Count; index++)
        {
            form.Add($"Filter.{index + 1}.Name", filters[index].Name).AddList($"Filter.{index + 1}.Value", filters[index].Values);
        }

        // EC2 refuses a page size together with ids.
        return form.Add("MaxResults", ids.Count == 0 ? 200 : null).Add("NextToken", token);
    }

    private async Task<(IReadOnlyList<Ec2Instance> Page, string? Next)> InstancePageAsync(QueryForm form, CancellationToken cancellationToken)
    {
        var answer = (await wire.SendAsync(form.Call(AwsApi.Ec2, "DescribeInstances"), cancellationToken)).Xml();
        var instances = answer.Items("reservationSet").SelectMany(r => r.Items("instancesSet")).Select(ReadInstance);
        return ([.. instances], answer.Text("nextToken"));
    }

    private async Task<(IReadOnlyList<SecurityGroup> Page, string? Next)> GroupPageAsync(QueryForm form, CancellationToken cancellationToken)
    {
        var answer = (await wire.SendAsync(form.Call(AwsApi.Ec2, "DescribeSecurityGroups"), cancellationToken)).Xml();
        return ([.. answer.Items("securityGroupInfo").Select(ReadGroup)], answer.Text("nextToken"));
    }

    private static Ec2Instance ReadInstance(XElement item)
    {
        var interfaces = item.Items("networkInterfaceSet").ToList();
        var v4 = interfaces.Select(i => i.Element("association")?.Text("publicIp")).Prepend(item.Text("ipAddress"));
        var v6 = interfaces.SelectMany(i => i.Items("ipv6AddressesSet")).Select(a => a.Text("ipv6Address"));
        var groups = item.Items("groupSet").Concat(interfaces.SelectMany(i => i.Items("groupSet"))).Select(g => g.Text("groupId"));
        return new(
            item.TextOrEmpty("instanceId"),
            item.Element("instanceState")?.Text("name") ?? "unknown",
            item.Items("tagSet").FirstOrDefault(t => t.Text("key") == "Name")?.Text("value"),
            item.Text("privateIpAddress"),
            Distinct(v4.Concat(v6)),
            Distinct(groups),
            item.Element("iamInstanceProfile")?.Text("arn"));
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string?> texts) => [.. texts.OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    private static SecurityGroup ReadGroup(XElement item) => new(
        item.TextOrEmpty("groupId"), item.TextOrEmpty("groupName"), item.Text("vpcId"), [.. item.Items("ipPermissions").SelectMany(ReadRules)]);

    private static IEnumerable<IngressRule> ReadRules(XElement permission)
    {
        var protocol = permission.TextOrEmpty("ipProtocol");
        var from = permission.Integer("fromPort") ?? -1;
        var to = permission.Integer("toPort") ?? -1;
        var v4 = permission.Items("ipRanges").Select(r => (Cidr: r.Text("cidrIp"), Description: r.Text("description")));
        var v6 = permission.Items("ipv6Ranges").Select(r => (Cidr: r.Text("cidrIpv6"), Description: r.Text("description")));
        return v4.Concat(v6).Where(r => r.Cidr is not null).Select(r => new IngressRule(protocol, from, to, r.Cidr!, r.Description));
    }
}
