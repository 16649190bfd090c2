using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>AuthorizeSecurityGroupIngress and RevokeSecurityGroupIngress. A request is carried out whole or not at all.</summary>
internal sealed class ChangeIngress(Network network, AccountFacts account, AccountIds ids)
{
    private const int MaxRules = 60;

    public AwsReply Authorize(AwsCall call)
    {
        var wanted = IngressInput.Read(call.Query);
        Describe(call, wanted);
        Ec2Requests.RefuseDryRun(call);
        var group = Find(call);
        foreach (var rule in wanted)
        {
            if (group.Ingress.Exists(rule.Means))
            {
                throw new AwsErrorException(
                    "InvalidPermission.Duplicate", $"the specified rule \"peer: {rule.Source}, {rule.Protocol}, from port: {rule.FromPort}, to port: {rule.ToPort}, ALLOW\" already exists");
            }
        }

        if (group.Ingress.Count + wanted.Count > MaxRules)
        {
            throw new AwsErrorException("RulesPerSecurityGroupLimitExceeded", $"The maximum number of rules per security group is {MaxRules}.");
        }

        var added = wanted.Select(rule => rule with { RuleId = ids.Resource("sgr") }).ToList();
        group.Ingress.AddRange(added);
        call.TrailResponse = new JsonObject { ["requestId"] = call.RequestId, ["_return"] = true };
        return AwsReply.Xml(new XElement("return", true), new XElement("securityGroupRuleSet", added.Select(rule => Item(group, rule, withOwner: true))));
    }

    public AwsReply Revoke(AwsCall call)
    {
        var ruleIds = call.Query.List("SecurityGroupRuleId");
        var wanted = ruleIds.Count > 0 ? [] : IngressInput.Read(call.Query);
        Describe(call, wanted);
        Ec2Requests.RefuseDryRun(call);
        var group = Find(call);
        var removed = ruleIds.Count > 0
            ? [.. ruleIds.Select(id => group.Ingress.Find(r => r.RuleId == id) ?? throw NotFound())]
            : wanted.Select(rule => group.Ingress.Find(rule.Means) ?? throw NotFound()).ToList();
        group.Ingress.RemoveAll(removed.Contains);
        call.TrailResponse = new JsonObject { ["requestId"] = call.RequestId, ["_return"] = true };
        return AwsReply.Xml(new XElement("return", true), new XElement("revokedSecurityGroupRuleSet", removed.Select(rule => Item(group, rule, withOwner: false))));
    }

    private static AwsErrorException NotFound() => new("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");

    private SecurityGroup Find(AwsCall call) => call.Query.Find("GroupId") is { } id
        ? Ec2Requests.RequireGroup(network, id)
        : network.SecurityGroups.Values.FirstOrDefault(g => g.Name == call.Query.Require("GroupName"))
            ?? throw new AwsErrorException("InvalidGroup.NotFound", $"The security group '{call.Query.Find("GroupName")}' does not exist");

    /// <summary>CloudTrail shows the permissions in EC2's own nested form.</summary>
    private static void Describe(AwsCall call, IReadOnlyList<IngressRule> rules) => call.TrailParameters = IngressTrail.Parameters(call.Query.Find("GroupId") ?? call.Query.Find("GroupName") ?? "", rules);

    private XElement Item(SecurityGroup group, IngressRule rule, bool withOwner) => new(
        "item",
        new XElement("securityGroupRuleId", rule.RuleId),
        new XElement("groupId", group.Id),
        withOwner ? new XElement("groupOwnerId", account.AccountId) : null,
        new XElement("isEgress", false),
        new XElement("ipProtocol", rule.Protocol),
        new XElement("fromPort", rule.FromPort),
        new XElement("toPort", rule.ToPort),
        rule switch
        {
            { IsGroup: true } => new XElement("referencedGroupInfo", new XElement("groupId", rule.Source)),
            { IsIpv6: true } => new XElement("cidrIpv6", rule.Source),
            _ => new XElement("cidrIpv4", rule.Source),
        },
        rule.Description.Length == 0 ? null : new XElement("description", rule.Description));
}
