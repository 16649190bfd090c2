using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Somebody who works with incidents, with all the accounts they come in by.</summary>
/// <param name="MayApproveUpTo">The most dangerous tier that they may approve; <see cref="ActionTier.Observe"/> = none.</param>
public sealed record Person(string Id, string Name, ImmutableArray<VerifiedIdentity> Identities, ActionTier MayApproveUpTo);
