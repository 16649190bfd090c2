using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>People who may approve the same.</summary>
/// <param name="Id">Also its name for people: <c>payments-oncall</c>.</param>
public sealed record PersonGroup(string Id, ImmutableArray<Entitlement> Entitlements)
{
    /// <summary>Which placeholders its members may look up.</summary>
    public ImmutableArray<RevealGrant> Reveals { get; init; } = [];
}
