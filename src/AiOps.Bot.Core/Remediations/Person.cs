using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Somebody who works with incidents, with all the accounts they come in by.</summary>
/// <param name="MayApproveUpTo">The most dangerous tier that they may approve on whatever resource at whatever time; <see cref="ActionTier.Observe"/> = none.</param>
public sealed record Person(string Id, string Name, ImmutableArray<VerifiedIdentity> Identities, ActionTier MayApproveUpTo)
{
    /// <summary>Ids of the groups that they belong to.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>What they may approve by themselves, besides <see cref="MayApproveUpTo"/>.</summary>
    public ImmutableArray<Entitlement> Entitlements { get; init; } = [];

    /// <summary>Which placeholders they may look up by themselves.</summary>
    public ImmutableArray<RevealGrant> Reveals { get; init; } = [];
}
