namespace AiOps.Bot.Tests.Detection.Prediction;

/// <summary>Hourly metrics that fill up, each in its own way.</summary>
internal static class Growths
{
    private const int Day = 24;

    public static double[] Make(string kind, Random random, int rows) => kind switch
    {
        nameof(Wandering) => Wandering(random, rows),
        nameof(Quiet) => Quiet(random, rows),
        nameof(Noisy) => Noisy(random, rows),
        nameof(Swinging) => Swinging(random, rows),
        nameof(InSteps) => InSteps(random, rows),
        nameof(Doubling) => Doubling(random, rows),
        nameof(Bending) => Bending(random, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such growth"),
    };

    /// <summary>The level itself wanders.</summary>
    public static double[] Wandering(Random random, int rows) => Summed(rows, _ => 0.1 + (0.5 * Normal(random)));

    public static double[] Quiet(Random random, int rows) => Line(random, rows, 0.5);

    /// <summary>Noise reaches the limit long before the level does.</summary>
    public static double[] Noisy(Random random, int rows) => Line(random, rows, 5);

    /// <summary>With a swing of the day.</summary>
    public static double[] Swinging(Random random, int rows)
    {
        var (slope, swing) = (0.05 + (0.2 * random.NextDouble()), 3 + (9 * random.NextDouble()));
        return [.. Enumerable.Range(0, rows).Select(h => (slope * h) + (swing * Math.Sin(2 * Math.PI * h / Day)) + Normal(random))];
    }

    /// <summary>Jobs that leave something behind now and then.</summary>
    public static double[] InSteps(Random random, int rows) => [.. Summed(rows, _ => random.NextDouble() < 0.08 ? -2 * Math.Log(1 - random.NextDouble()) : 0).Select(l => l + (0.1 * Normal(random)))];

    /// <summary>Every four to ten days.</summary>
    public static double[] Doubling(Random random, int rows)
    {
        var time = Day * (4 + (6 * random.NextDouble()));
        return [.. Enumerable.Range(0, rows).Select(h => 10 * Math.Pow(2, h / time) * (1 + (0.01 * Normal(random))))];
    }

    /// <summary>Every four days on average it begins to grow at another rate.</summary>
    public static double[] Bending(Random random, int rows)
    {
        var slope = 0.1;
        return Summed(rows, _ => (slope = random.NextDouble() < 0.01 ? 0.25 * random.NextDouble() : slope) + (0.1 * Normal(random)));
    }

    private static double[] Line(Random random, int rows, double noise)
    {
        var slope = 0.05 + (0.2 * random.NextDouble());
        return [.. Enumerable.Range(0, rows).Select(h => (slope * h) + (noise * Normal(random)))];
    }

    private static double[] Summed(int rows, Func<int, double> step)
    {
        var level = 0.0;
        return [.. Enumerable.Range(0, rows).Select(h => level += step(h))];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
