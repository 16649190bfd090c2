using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>What several EC2 operations read and refuse in the same way.</summary>
internal static class Ec2Requests
{
    /// <summary>A dry run that gets this far would have succeeded, which EC2 reports as an error.</summary>
    public static void RefuseDryRun(AwsCall call)
    {
        if (call.Query.Flag("DryRun"))
        {
            throw new AwsErrorException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }
    }

    public static SecurityGroup RequireGroup(Network network, string id)
    {
        if (!id.StartsWith("sg-", StringComparison.Ordinal) || !id[3..].All(char.IsAsciiHexDigit))
        {
            throw new AwsErrorException("InvalidGroupId.Malformed", $"Invalid id: \"{id}\" (expecting \"sg-...\")");
        }

        return network.SecurityGroups.GetValueOrDefault(id)
            ?? throw new AwsErrorException("InvalidGroup.NotFound", $"The security group '{id}' does not exist");
    }

    /// <summary>Port elements; a rule for all protocols has none.</summary>
    public static XElement[] Ports(string protocol, int from, int to) => protocol == "-1" ? [] : [new("fromPort", from), new("toPort", to)];
}
