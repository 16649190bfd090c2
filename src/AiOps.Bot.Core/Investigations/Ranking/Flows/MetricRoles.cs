namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>Tells a metric's role by the words of its name, as monitoring systems use them; entities' names are never looked at.</summary>
internal static class MetricRoles
{
    private static readonly string[] Latency = ["latency", "latencies", "duration", "elapsed", "delay"];
    private static readonly string[] Availability = ["availability", "available", "success", "successes"];
    private static readonly string[] Faults = ["fault", "faults", "error", "errors", "failure", "failures", "failed", "5xx", "exceptions"];
    private static readonly string[] Requests = ["request", "requests", "invocation", "invocations", "calls", "qps", "rps", "throughput", "hits", "transactions"];

    public static MetricRole Of(string? metric)
    {
        var words = WordsOf(metric ?? "");
        return Names(words, Latency) || (words.Contains("time") && Names(words, ["response", "processing", "request"])) ? MetricRole.Latency
            : Names(words, Availability) ? MetricRole.Availability
            : Names(words, Faults) ? MetricRole.Faults
            : Names(words, Requests) ? MetricRole.Requests
            : MetricRole.Other;
    }

    /// <summary>TargetResponseTime and target_response_time are target, response, time.</summary>
    private static HashSet<string> WordsOf(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || IsBorder(name[i - 1], name[i]))
            {
                words.Add(name[start..i].Trim('_', '-', '.', ' ', '/', ':').ToLowerInvariant());
                start = i;
            }
        }

        return words;
    }

    private static bool IsBorder(char before, char now) => !char.IsLetterOrDigit(now) || !char.IsLetterOrDigit(before) || (char.IsUpper(now) && char.IsLower(before));

    private static bool Names(HashSet<string> words, string[] any) => any.Any(words.Contains);
}
