using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Finds instances and groups by id.</summary>
internal static class Ec2Lookup
{
    public static async Task<IReadOnlyList<Ec2Instance>> InstancesAsync(Ec2Reads ec2, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await AllAsync(ec2.DescribeInstancesAsync([], [new Ec2Filter("instance-id", [.. ids])], cancellationToken), cancellationToken);

    /// <summary>The same where the instances only widen a search: without the permission the search is narrower, and another collector tells the gap.</summary>
    public static async Task<IReadOnlyList<Ec2Instance>> InstancesOrNoneAsync(Ec2Reads ec2, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        try
        {
            return await InstancesAsync(ec2, ids, cancellationToken);
        }
        catch (AwsException exception) when (exception.IsAccessDenied)
        {
            return [];
        }
    }

    public static async Task<IReadOnlyList<SecurityGroup>> GroupsAsync(Ec2Reads ec2, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await AllAsync(ec2.DescribeSecurityGroupsAsync([], [new Ec2Filter("group-id", [.. ids])], cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<T>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (var item in pages.FlattenAsync(cancellationToken))
        {
            all.Add(item);
        }

        return all;
    }
}
