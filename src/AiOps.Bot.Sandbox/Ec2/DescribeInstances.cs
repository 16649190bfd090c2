using System.Globalization;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

internal sealed class DescribeInstances(Network network, AccountFacts account)
{
    public AwsReply Run(AwsCall call)
    {
        Ec2Requests.RefuseDryRun(call);
        var ids = call.Query.List("InstanceId");
        if (ids.FirstOrDefault(id => !network.Instances.ContainsKey(id)) is { } missing)
        {
            throw new AwsErrorException("InvalidInstanceID.NotFound", $"The instance ID '{missing}' does not exist");
        }

        var chosen = network.Instances.Values.Where(i => ids.Count == 0 || ids.Contains(i.Id));
        return Ec2Paging.Page(call.Query, "reservationSet", [.. Ec2Filters.Apply(chosen, call.Query, ValuesOf)], Reservation);
    }

    private static IEnumerable<string>? ValuesOf(Instance instance, string filter) => filter switch
    {
        "instance-id" => [instance.Id],
        "instance-state-name" => ["running"],
        "instance.group-id" or "network-interface.group-id" => [instance.SecurityGroupId],
        "private-ip-address" => [instance.PrivateAddress],
        "ip-address" => instance.PublicAddress is { } address ? [address] : [],
        "vpc-id" => [instance.VpcId],
        "subnet-id" => [instance.SubnetId],
        "tag:Name" => [instance.Name],
        "tag-key" => ["Name"],
        _ => null,
    };

    private XElement Reservation(Instance instance) => new(
        "item",
        new XElement("reservationId", "r-0" + instance.Id[3..]),
        new XElement("ownerId", account.AccountId),
        new XElement("groupSet"),
        new XElement("instancesSet", Item(instance)));

    private XElement Item(Instance instance) => new(
        "item",
        new XElement("instanceId", instance.Id),
        new XElement("imageId", "ami-0a1b2c3d4e5f60718"),
        new XElement("instanceState", new XElement("code", 16), new XElement("name", "running")),
        new XElement("privateDnsName", instance.HostName + $".{account.Region}.compute.internal"),
        new XElement("instanceType", instance.Type),
        new XElement("launchTime", instance.LaunchedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new XElement("placement", new XElement("availabilityZone", account.Region + "a")),
        new XElement("monitoring", new XElement("state", "disabled")),
        new XElement("subnetId", instance.SubnetId),
        new XElement("vpcId", instance.VpcId),
        new XElement("privateIpAddress", instance.PrivateAddress),
        instance.PublicAddress is null ? null : new XElement("ipAddress", instance.PublicAddress),
        new XElement("groupSet", Group(instance)),
        Profile(instance),
        new XElement("tagSet", new XElement("item", new XElement("key", "Name"), new XElement("value", instance.Name))),
        NetworkInterfaces(instance));

    private XElement NetworkInterfaces(Instance instance) => new(
        "networkInterfaceSet",
        new XElement(
            "item",
            new XElement("networkInterfaceId", "eni-" + instance.Id[2..]),
            new XElement("subnetId", instance.SubnetId),
            new XElement("vpcId", instance.VpcId),
            new XElement("ownerId", account.AccountId),
            new XElement("status", "in-use"),
            new XElement("privateIpAddress", instance.PrivateAddress),
            new XElement("groupSet", Group(instance)),
            instance.PublicAddress is null ? null : new XElement("association", new XElement("publicIp", instance.PublicAddress))));

    private XElement Group(Instance instance) => new(
        "item",
        new XElement("groupId", instance.SecurityGroupId),
        new XElement("groupName", network.SecurityGroups[instance.SecurityGroupId].Name));

    private XElement? Profile(Instance instance) => instance.RoleName is null ? null : new(
        "iamInstanceProfile",
        new XElement("arn", account.GlobalArn("iam", "instance-profile/" + instance.RoleName)),
        new XElement("id", "AIPAEXAMPLE" + instance.RoleName.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)));
}
