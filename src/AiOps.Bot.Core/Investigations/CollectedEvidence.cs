using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What all collectors came back with.</summary>
internal sealed record CollectedEvidence(ImmutableArray<Evidence> Evidence, ImmutableArray<Gap> Gaps)
{
    /// <summary>All that was read whole: the telemetry that candidates are ranked from.</summary>
    public IncidentBundle Bundle { get; init; } = new();
}
