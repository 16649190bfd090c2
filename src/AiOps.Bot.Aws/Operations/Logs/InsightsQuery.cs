using System.Globalization;
using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>
/// Spells a query in CloudWatch Logs Insights' language (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html). The grammar is fixed; what people or models wrote goes
/// into string literals only, escaped, and is compared as text: no pattern, no field, no command can come of it. Pure.
/// </summary>
internal static class InsightsQuery
{
    public const int MostRows = 10_000;
    private const int LongestText = 200;

    /// <summary>Insights does not grade lines, so a line counts as graded by the words that programs write. Each grade includes those above it.</summary>
    private static readonly (LogSeverity Severity, string[] Words)[] Grades =
    [
        (LogSeverity.Warning, ["warn"]),
        (LogSeverity.Error, ["error", "exception", "fail"]),
        (LogSeverity.Critical, ["fatal", "critical", "panic", "emerg"]),
    ];

    public static string Spell(LogQuery query)
    {
        var conditions = query.Words.Select(Holds).ToList();
        if (query.Resources.Count > 0)
        {
            conditions.Add($"({string.Join(" or ", query.Resources.Select(OfResource))})");
        }

        if (query.AtLeast >= LogSeverity.Warning)
        {
            conditions.Add($"({string.Join(" or ", Grades.Where(g => g.Severity >= query.AtLeast).SelectMany(g => g.Words).Select(Holds))})");
        }

        var filter = conditions.Count == 0 ? "" : $" | filter {string.Join(" and ", conditions)}";
        var order = query.NewestFirst ? "desc" : "asc";
        return string.Create(CultureInfo.InvariantCulture, $"fields @timestamp, @message, @logStream, @log, @ptr{filter} | sort @timestamp {order} | limit {Math.Clamp(query.Limit, 1, MostRows)}");
    }

    private static string Holds(string word) => $"strcontains(tolower(@message), {Literal(word.ToLowerInvariant())}) = 1";

    private static string OfResource(ResourceId resource) => $"@logStream = {Literal(resource.Value)} or strcontains(@log, {Literal(resource.Value)}) = 1 or {Holds(resource.Value)}";

    /// <summary>A string literal: quotes and backslashes escaped, control characters and halves of surrogate pairs out, bounded.</summary>
    internal static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in (text.Length > LongestText ? text[..LongestText] : text).EnumerateRunes().Where(r => !Rune.IsControl(r) && r != Rune.ReplacementChar))
        {
            literal.Append(rune.Value is '"' or '\\' ? "\\" : "").Append(rune.ToString());
        }

        return literal.Append('"').ToString();
    }
}
