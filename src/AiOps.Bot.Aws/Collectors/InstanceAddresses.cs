using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Which instance has a private address.</summary>
internal sealed class InstanceAddresses(AwsReadAccount account) : IAddressBook
{
    /// <summary>What one filter of DescribeInstances takes (AWS's quota).</summary>
    private const int Most = 200;

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var pages = account.Ec2.DescribeInstancesAsync([], [new Ec2Filter("private-ip-address", [.. addresses.Take(Most)])], cancellationToken);
            await foreach (var instance in pages.FlattenAsync(cancellationToken))
            {
                found.TryAdd(instance.PrivateAddress ?? "", instance.Id);
            }
        }
        catch (AwsException exception) when (exception.IsAccessDenied)
        {
            // Addresses then stand for themselves; other collectors tell that instances cannot be read.
        }

        return found;
    }
}
