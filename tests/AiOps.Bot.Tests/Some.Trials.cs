using AiOps.Bot.Detection.Evaluation;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>A tenth of the rows is anomalous, a fifth is raised, and the one has nothing to do with the other.</summary>
    public static TrialRows Noise(int rows, int seed)
    {
        var random = new Random(seed);
        return TrialRows.Of([.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() < 0.1)], [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())], 0.8);
    }
}
