using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Tells the environment of a resource. What no rule knows is production: an unknown thing is treated as the one that must not break.</summary>
/// <param name="Rules">The first that holds counts.</param>
public sealed record EnvironmentMap(ImmutableArray<EnvironmentRule> Rules)
{
    public const string Production = "prod";

    public static readonly EnvironmentMap AllProduction = new([]);

    /// <param name="tags">The resource's tags as far as they were read.</param>
    public string Of(ActionRequest request, ImmutableSortedDictionary<string, string> tags) => Of(request.Account, request.Resource, tags);

    /// <param name="tags">The resource's tags as far as they were read.</param>
    public string Of(string account, ResourceId resource, ImmutableSortedDictionary<string, string> tags) => Rules.FirstOrDefault(r => r.Holds(account, resource, tags))?.Name ?? Production;
}
