using System.Collections.Immutable;

namespace AiOps.Bot.Core.Cards;

/// <summary>A model's sentence with the evidence that it cites.</summary>
public sealed record CardClaim(string Text, ImmutableArray<EvidenceId> Cites);
