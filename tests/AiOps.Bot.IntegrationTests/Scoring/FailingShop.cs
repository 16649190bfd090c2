using System.Globalization;

namespace AiOps.Bot.IntegrationTests.Scoring;

/// <summary>The log of a shop whose payments begin to fail.</summary>
internal static class FailingShop
{
    /// <summary>Four days of orders with now and then an error; in the last half hour errors double every six minutes.</summary>
    public static IEnumerable<string> Lines(DateTimeOffset now)
    {
        var (random, begin) = (new Random(2), now.AddMinutes(-30));
        for (var at = now.AddDays(-4); at < now; at = at.AddSeconds(20 + random.Next(80)))
        {
            yield return Line(at, at < begin && random.NextDouble() < 0.1);
            var minute = (at - begin).TotalMinutes;
            for (var i = 0; minute > 0 && i < Math.Pow(2, minute / 6); i++)
            {
                yield return Line(at, isError: true);
            }
        }
    }

    private static string Line(DateTimeOffset at, bool isError) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ ", CultureInfo.InvariantCulture) + (isError ? "ERROR payment refused by the bank" : "INFO order taken");
}
