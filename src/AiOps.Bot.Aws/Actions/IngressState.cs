using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>A security group as far as one rule is concerned: whether it is there, and which others open the same ports.</summary>
internal sealed record IngressState(SecurityGroup Group, IngressRule? Present, ImmutableArray<IngressRule> Others)
{
    /// <returns>Null where the group does not exist.</returns>
    public static async Task<IngressState?> ReadAsync(Ec2Reads ec2, ActionRequest request, CancellationToken cancellationToken)
    {
        var rule = IngressParameters.RuleOf(request);
        var groups = await Ec2Lookup.GroupsAsync(ec2, [IngressParameters.GroupOf(request)], cancellationToken);
        return groups.FirstOrDefault(g => g.Id == IngressParameters.GroupOf(request)) is { } group
            ? new(group, group.Ingress.FirstOrDefault(rule.IsSameAs), [.. group.Ingress.Where(r => !rule.IsSameAs(r) && Overlap(r, rule))])
            : null;
    }

    /// <summary>The canonical text of what an approver saw.</summary>
    public string PreImage() => Encoding.UTF8.GetString(CanonicalJson.Write(JsonSerializer.SerializeToElement(new
    {
        group = Group.Id,
        rule = Present is null ? null : Spell(Present),
        others = Others.Select(Spell).Order(StringComparer.Ordinal),
    })));

    public string OthersInWords => Others.Length == 0 ? "no other rule opens these ports" : "still allowed: " + string.Join("; ", Others.Select(o => o.InWords).Order(StringComparer.Ordinal));

    public static PlannedCall Call(string operation, ActionRequest request, string? description) => new("ec2", operation, Parameters(request, description));

    private static ImmutableSortedDictionary<string, string> Parameters(ActionRequest request, string? description)
    {
        var rule = IngressParameters.RuleOf(request);
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        parameters["GroupId"] = IngressParameters.GroupOf(request);
        parameters["IpProtocol"] = rule.Protocol;
        parameters["FromPort"] = rule.FromPort.ToString(CultureInfo.InvariantCulture);
        parameters["ToPort"] = rule.ToPort.ToString(CultureInfo.InvariantCulture);
        parameters[rule.IsIpv6 ? "CidrIpv6" : "CidrIp"] = rule.Cidr;
        if (description is not null)
        {
            parameters["Description"] = description;
        }

        return parameters.ToImmutable();
    }

    private static string Spell(IngressRule rule) => $"{rule.Protocol} {rule.FromPort}-{rule.ToPort} {rule.Cidr} {rule.Description}".TrimEnd();

    private static bool Overlap(IngressRule one, IngressRule other) =>
        one.Protocol == IngressRule.AllProtocols || other.Protocol == IngressRule.AllProtocols
        || (one.Protocol == other.Protocol && one.FromPort <= other.ToPort && other.FromPort <= one.ToPort);
}
