using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What all collectors came back with.</summary>
internal sealed record CollectedEvidence(ImmutableArray<Evidence> Evidence, ImmutableArray<Gap> Gaps);
