using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>What AWS itself says that the incident's instances depend on: the role that they act as.</summary>
internal sealed class InstanceRoles(AwsReadAccount account) : ITopologySource
{
    public string Name => "AWS resources";

    public async Task<SourceReading<IReadOnlyList<TopologyEdge>>> ReadAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var instances = IncidentSubjects.InstancesOf(context);
        var query = $"ec2 DescribeInstances {string.Join(',', instances)}";
        try
        {
            var found = await Ec2Lookup.InstancesAsync(account.Ec2, instances, cancellationToken);
            return new(query, [.. found.Where(i => i.ProfileArn is not null).Select(i => new TopologyEdge(i.Id, AwsNames.LastPart(i.ProfileArn!), "role"))]);
        }
        catch (AwsException exception) when (exception.MissingPermission is { } permission)
        {
            return new(query, null) { MissingPermission = permission };
        }
    }
}
