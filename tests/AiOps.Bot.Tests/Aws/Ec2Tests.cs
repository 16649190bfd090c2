using System.Net;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Tests.Aws;

public sealed class Ec2Tests
{
    private const string Groups = """
        <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><securityGroupInfo><item>
          <ownerId>111122223333</ownerId><groupId>sg-0aa11bb22cc33dd44</groupId><groupName>web</groupName><vpcId>vpc-1</vpcId>
          <ipPermissions>
            <item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><groups/><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp><description>temp</description></item><item><cidrIp>198.51.100.0/24</cidrIp></item></ipRanges>
              <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges></item>
            <item><ipProtocol>-1</ipProtocol><groups><item><groupId>sg-1</groupId></item></groups><ipRanges/></item>
          </ipPermissions></item></securityGroupInfo></DescribeSecurityGroupsResponse>
        """;

    private const string Instances = """
        <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet><item><instancesSet><item>
          <instanceId>i-0aa11bb22cc33dd44</instanceId><instanceState><code>16</code><name>running</name></instanceState><privateIpAddress>10.0.0.5</privateIpAddress><ipAddress>203.0.113.9</ipAddress>
          <groupSet><item><groupId>sg-0aa11bb22cc33dd44</groupId></item></groupSet><tagSet><item><key>Name</key><value>web-1</value></item></tagSet>
          <iamInstanceProfile><arn>arn:aws:iam::111122223333:instance-profile/web</arn></iamInstanceProfile>
          <networkInterfaceSet><item><groupSet><item><groupId>sg-0ee</groupId></item></groupSet><association><publicIp>203.0.113.9</publicIp></association><ipv6AddressesSet><item><ipv6Address>2001:db8::9</ipv6Address></item></ipv6AddressesSet></item></networkInterfaceSet>
        </item></instancesSet></item></reservationSet></DescribeInstancesResponse>
        """;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task EachAddressRangeBecomesARuleOfItsOwn()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(Groups));
        using var wire = Some.AwsWire(transport);

        var group = Assert.Single(await FirstPageAsync(new Ec2Reads(wire).DescribeSecurityGroupsAsync(["sg-0aa11bb22cc33dd44"], [], None)));

        Assert.Equal(
            [new("tcp", 22, 22, "0.0.0.0/0", "temp"), new("tcp", 22, 22, "198.51.100.0/24"), new IngressRule("tcp", 22, 22, "::/0")], group.Ingress);
        Assert.Equal("Action=DescribeSecurityGroups&Version=2016-11-15&GroupId.1=sg-0aa11bb22cc33dd44", transport.Sent[0].Body);
    }

    [Fact]
    public async Task AnInstanceHasTheGroupsAndAddressesOfAllItsInterfaces()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok(Instances));
        using var wire = Some.AwsWire(transport);

        var instance = Assert.Single(await FirstPageAsync(new Ec2Reads(wire).DescribeInstancesAsync([], [new("instance-state-name", "running")], None)));

        Assert.Equal(("i-0aa11bb22cc33dd44", "running", "web-1"), (instance.Id, instance.State, instance.Name));
        Assert.Equal(["203.0.113.9", "2001:db8::9"], instance.PublicAddresses);
        Assert.Equal(["sg-0aa11bb22cc33dd44", "sg-0ee"], instance.SecurityGroups);
        Assert.Equal(("instance-state-name", "running", "200"), (transport.Sent[0].Form["Filter.1.Name"], transport.Sent[0].Form["Filter.1.Value.1"], transport.Sent[0].Form["MaxResults"]));
    }

    [Theory]
    [InlineData("203.0.113.0/24", "IpPermissions.1.IpRanges.1.CidrIp")]
    [InlineData("::/0", "IpPermissions.1.Ipv6Ranges.1.CidrIpv6")]
    public async Task ARuleIsRevokedExactly(string cidr, string field)
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Ok("<Response><return>true</return></Response>"));
        using var wire = Some.AwsWire(transport);

        await new Ec2Writes(wire).RevokeSecurityGroupIngressAsync("sg-1", new("tcp", 22, 22, cidr, "words"), dryRun: false, None);

        var form = transport.Sent[0].Form;
        Assert.Equal(
            ["Action", "Version", "GroupId", "IpPermissions.1.IpProtocol", "IpPermissions.1.FromPort", "IpPermissions.1.ToPort", field], form.Keys);
        Assert.Equal((cidr, "tcp", "22"), (form[field], form["IpPermissions.1.IpProtocol"], form["IpPermissions.1.FromPort"]));
    }

    [Fact]
    public async Task ADryRunThatWouldWorkSaysSo()
    {
        using var transport = ScriptedTransport.InTurn(() => ScriptedTransport.Answer(
            HttpStatusCode.PreconditionFailed, "<Response><Errors><Error><Code>DryRunOperation</Code><Message>Request would have succeeded, but DryRun flag is set.</Message></Error></Errors></Response>"));
        using var wire = Some.AwsWire(transport);

        var thrown = await Assert.ThrowsAsync<AwsException>(() => new Ec2Writes(wire).RevokeSecurityGroupIngressAsync("sg-1", new("tcp", 22, 22, "0.0.0.0/0"), dryRun: true, None));

        Assert.Equal("DryRunOperation", thrown.Code);
        Assert.Equal("true", transport.Sent[0].Form["DryRun"]);
    }

    [Theory]
    [InlineData("tcp", 22, 22, 22, true)]
    [InlineData("tcp", 0, 65535, 22, true)]
    [InlineData("tcp", 80, 443, 22, false)]
    [InlineData("-1", -1, -1, 22, true)]
    [InlineData("udp", 22, 22, 22, false)]
    [InlineData("icmp", -1, -1, 22, false)]
    [InlineData("icmp", -1, -1, null, false)]
    [InlineData("udp", 53, 53, null, true)]
    [InlineData("tcp", 80, 80, null, true)]
    public void ARuleOpensThePortsInItsRange(string protocol, int from, int to, int? port, bool opens) =>
        Assert.Equal(opens, new IngressRule(protocol, from, to, "0.0.0.0/0").Opens(port));

    private static async Task<IReadOnlyList<T>> FirstPageAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        await foreach (var page in pages)
        {
            return page;
        }

        return [];
    }
}
