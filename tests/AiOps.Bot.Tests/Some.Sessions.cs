using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static LogSession Session(params int[] events) => new("s", events);

    /// <summary>Ordinary sessions: 1 2 3, some times 4, perhaps 5 6, then 7.</summary>
    public static LogSession[] Sessions(int count = 400, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new LogSession("s" + i, OrdinaryEvents(random)))];
    }

    private static int[] OrdinaryEvents(Random random) =>
        [1, 2, 3, .. Enumerable.Repeat(4, 1 + random.Next(3)), .. random.Next(4) == 0 ? (int[])[5, 6] : [], 7];
}
