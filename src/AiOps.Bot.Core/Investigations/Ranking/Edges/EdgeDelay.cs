using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>How much longer the calls on one side of an entity take on the way than in the normal period.</summary>
/// <param name="Calls">All calls on that side.</param>
/// <param name="Delays">Of the delayed calls: milliseconds beyond normal.</param>
/// <param name="Partners">How many entities are on the other side.</param>
internal sealed record EdgeDelay(int Calls, ImmutableArray<double> Delays, int Partners)
{
    /// <summary>A delay at which the evidence is half convincing: what people notice. Results are flat between 100 and 400 ms.</summary>
    private const double HalfConvincedMs = 200;

    public double Share => (double)Delays.Length / Calls;

    public double MedianMs => NormalRange.MedianOf(Delays);

    public double Score => Delays.IsEmpty ? 0 : Share * MedianMs / (MedianMs + HalfConvincedMs);
}
