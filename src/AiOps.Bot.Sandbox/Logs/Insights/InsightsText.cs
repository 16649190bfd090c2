using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>
/// A query string of the part of the language that the simulated account understands: fields, filter (strcontains, =, and, or, not, parentheses), sort by @timestamp, limit. Anything else is
/// refused as the real service refuses what it cannot read.
/// </summary>
internal sealed partial record InsightsText(Func<string, string, string, bool> Matches, bool Descending, int Limit)
{
    private const int MostRows = 10_000;

    public static InsightsText Parse(string text)
    {
        var query = new InsightsText((_, _, _) => true, true, 1_000);
        foreach (var command in Commands(text))
        {
            query = command switch
            {
                _ when command.StartsWith("fields ", StringComparison.Ordinal) => query,
                _ when command.StartsWith("filter ", StringComparison.Ordinal) => With(query, InsightsFilter.Parse(command["filter ".Length..])),
                "sort @timestamp desc" => query with { Descending = true },
                "sort @timestamp asc" => query with { Descending = false },
                _ when Limits().Match(command) is { Success: true } limit => query with { Limit = Math.Min(MostRows, int.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture)) },
                _ => throw InsightsFilter.Malformed(command),
            };
        }

        return query;
    }

    private static InsightsText With(InsightsText query, Func<string, string, string, bool> filter)
    {
        var before = query.Matches;
        return query with { Matches = (message, stream, log) => before(message, stream, log) && filter(message, stream, log) };
    }

    /// <summary>Split at bars that stand in no string.</summary>
    private static IEnumerable<string> Commands(string text) => Command().Matches(text).Select(m => m.Value.Trim()).Where(c => c.Length > 0);

    [GeneratedRegex(@"(?:""(?:[^""\\]|\\.)*""|[^|""])+")]
    private static partial Regex Command();

    [GeneratedRegex("^limit ([0-9]{1,5})$")]
    private static partial Regex Limits();
}
