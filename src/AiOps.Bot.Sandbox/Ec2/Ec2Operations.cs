using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>EC2.</summary>
internal sealed class Ec2Operations(Network network, AccountFacts account, AccountIds ids) : IServiceOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("ec2", "DescribeInstances", false, new DescribeInstances(network, account).Run),
        new("ec2", "DescribeSecurityGroups", false, new DescribeSecurityGroups(network, account).Run),
        new("ec2", "AuthorizeSecurityGroupIngress", true, new ChangeIngress(network, account, ids).Authorize),
        new("ec2", "RevokeSecurityGroupIngress", true, new ChangeIngress(network, account, ids).Revoke),
    ];
}
