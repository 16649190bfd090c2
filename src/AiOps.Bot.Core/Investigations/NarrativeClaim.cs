using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations;

/// <summary>One sentence of a model with the evidence that it cites.</summary>
public sealed record NarrativeClaim(string Text, ImmutableArray<EvidenceId> Cites);
