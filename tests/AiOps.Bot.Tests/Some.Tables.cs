using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>Two correlated columns and one of noise; the last rows stand apart.</summary>
    public static (FeatureTable Table, ImmutableArray<bool> Labels) Crowd(int rows = 600, int strangers = 12, int seed = 1)
    {
        var random = new Random(seed);
        var values = new float[rows * 3];
        for (var i = 0; i < rows; i++)
        {
            var isStranger = i >= rows - strangers;
            var x = Normal(random);
            values[i * 3] = (float)(isStranger ? 6 + x : x);
            values[(i * 3) + 1] = (float)(isStranger ? -6 + x : (0.9 * x) + (0.3 * Normal(random)));
            values[(i * 3) + 2] = (float)Normal(random);
        }

        return (new(["a", "b", "c"], values), [.. Enumerable.Range(0, rows).Select(i => i >= rows - strangers)]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
