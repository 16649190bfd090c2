using System.Text.RegularExpressions;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Which statistic of a metric says most. What counts events is summed; what fails only now and then is looked at by its worst value; the rest on average.</summary>
internal static partial class MetricStatistics
{
    public static string For(string metric) => Counts().IsMatch(metric) ? "Sum" : Worst().IsMatch(metric) ? "Maximum" : "Average";

    [GeneratedRegex("(Count|Errors?|Faults?|Throttles?|Invocations|Requests|Packets(In|Out|Dropped)?|BytesIn|BytesOut|Network(In|Out)|Messages(Sent|Received|Deleted)|Dropped|Denied|Rejected|Events)$|^HTTPCode_", RegexOptions.CultureInvariant)]
    private static partial Regex Counts();

    [GeneratedRegex("^(StatusCheckFailed|.*Age.*|.*Lag.*|ConcurrentExecutions)", RegexOptions.CultureInvariant)]
    private static partial Regex Worst();
}
