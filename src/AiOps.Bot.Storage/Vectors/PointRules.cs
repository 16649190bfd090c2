using AiOps.Bot.Core.Investigations.Retrieval;

namespace AiOps.Bot.Storage.Vectors;

/// <summary>What every index refuses to store.</summary>
internal static class PointRules
{
    private const int LongestVector = 8_192;

    /// <exception cref="ArgumentException">A vector or term list has no meaning in the space.</exception>
    public static void Check(EmbeddingSpace space, IReadOnlyList<VectorPoint> points)
    {
        if (space.Dimension is < 0 or > LongestVector)
        {
            throw new ArgumentException($"The space '{space}' must have 0 to {LongestVector} dimensions.", nameof(space));
        }

        if (points.FirstOrDefault(p => (p.Vector.Length != space.Dimension && p.Vector.Length != 0) || !p.Vector.All(float.IsFinite)) is { } bad)
        {
            throw new ArgumentException($"The vector of '{bad.Id}' must be empty or {space.Dimension} finite numbers.", nameof(points));
        }

        if (points.FirstOrDefault(p => p.Terms.Terms.Length != p.Terms.Weights.Length || !p.Terms.Weights.All(float.IsFinite)) is { } odd)
        {
            throw new ArgumentException($"'{odd.Id}' must have a finite weight for each term.", nameof(points));
        }
    }
}
