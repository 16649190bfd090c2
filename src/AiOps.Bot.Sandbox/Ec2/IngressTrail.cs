using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>The request parameters of an ingress change as CloudTrail writes them.</summary>
internal static class IngressTrail
{
    public static JsonObject Parameters(string groupId, IEnumerable<IngressRule> rules) => new()
    {
        ["groupId"] = groupId,
        ["ipPermissions"] = new JsonObject { ["items"] = new JsonArray([.. rules.Select(Permission)]) },
    };

    private static JsonNode Permission(IngressRule rule) => new JsonObject
    {
        ["ipProtocol"] = rule.Protocol,
        ["fromPort"] = rule.FromPort,
        ["toPort"] = rule.ToPort,
        ["groups"] = rule.IsGroup ? Items("groupId", rule) : new JsonObject(),
        ["ipRanges"] = rule is { IsGroup: false, IsIpv6: false } ? Items("cidrIp", rule) : new JsonObject(),
        ["ipv6Ranges"] = rule.IsIpv6 ? Items("cidrIpv6", rule) : new JsonObject(),
        ["prefixListIds"] = new JsonObject(),
    };

    private static JsonObject Items(string name, IngressRule rule)
    {
        var source = new JsonObject { [name] = rule.Source };
        if (rule.Description.Length > 0)
        {
            source["description"] = rule.Description;
        }

        return new JsonObject { ["items"] = new JsonArray(source) };
    }
}
