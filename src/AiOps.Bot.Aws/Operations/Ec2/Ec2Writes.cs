using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Ec2;

/// <summary>Changes security groups. Only actions call it.</summary>
internal sealed class Ec2Writes(AwsWire wire)
{
    /// <exception cref="AwsException"><c>InvalidPermission.NotFound</c> where the rule is not there; with dry run <c>DryRunOperation</c> where it would have worked.</exception>
    public async Task RevokeSecurityGroupIngressAsync(string group, IngressRule rule, bool dryRun, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("RevokeSecurityGroupIngress", Form(group, rule with { Description = null }, dryRun), cancellationToken);
        // In a default VPC EC2 answers "true" all the same and only lists what it did not find.
        if (answer.Xml().Items("unknownIpPermissionSet").Any())
        {
            throw new AwsException(AwsException.Name(answer.Call), "InvalidPermission.NotFound", $"{group} has no rule {rule.InWords}");
        }
    }

    /// <exception cref="AwsException"><c>InvalidPermission.Duplicate</c> where the rule is there already; with dry run <c>DryRunOperation</c>.</exception>
    public Task AuthorizeSecurityGroupIngressAsync(string group, IngressRule rule, bool dryRun, CancellationToken cancellationToken) =>
        SendAsync("AuthorizeSecurityGroupIngress", Form(group, rule, dryRun), cancellationToken);

    private static QueryForm Form(string group, IngressRule rule, bool dryRun)
    {
        var hasPorts = rule.Protocol != IngressRule.AllProtocols;
        var range = rule.IsIpv6 ? "IpPermissions.1.Ipv6Ranges.1" : "IpPermissions.1.IpRanges.1";
        var form = new QueryForm()
            .Add("GroupId", group)
            .Add("IpPermissions.1.IpProtocol", rule.Protocol)
            .Add("IpPermissions.1.FromPort", hasPorts ? rule.FromPort : null)
            .Add("IpPermissions.1.ToPort", hasPorts ? rule.ToPort : null)
            .Add($"{range}.{(rule.IsIpv6 ? "CidrIpv6" : "CidrIp")}", rule.Cidr)
            .Add($"{range}.Description", rule.Description);
        return dryRun ? form.Add("DryRun", true) : form;
    }

    private Task<AwsAnswer> SendAsync(string operation, QueryForm form, CancellationToken cancellationToken) =>
        wire.SendAsync(form.Call(AwsApi.Ec2, operation) with { Repeatable = false }, cancellationToken);
}
