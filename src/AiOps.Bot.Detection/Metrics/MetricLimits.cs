using System.Globalization;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>Limits of metrics that are known by the metric's own name, as AWS's documentation of each service defines it; and those that the settings give.</summary>
internal static class MetricLimits
{
    private static readonly Dictionary<string, MetricLimit> Known = new(StringComparer.Ordinal)
    {
        ["FreeStorageSpace"] = new(0, false, "disk of {0} full"),
        ["FreeLocalStorage"] = new(0, false, "local disk of {0} full"),
        ["FreeableMemory"] = new(0, false, "memory of {0} used up"),
        ["disk_used_percent"] = new(100, true, "disk of {0} full"),
        ["LogicalDisk % Free Space"] = new(0, false, "disk of {0} full"),
        ["mem_used_percent"] = new(100, true, "memory of {0} used up"),
        ["MemoryUtilization"] = new(100, true, "memory of {0} used up"),
        ["DatabaseMemoryUsagePercentage"] = new(100, true, "memory of {0} used up"),
        ["swap_used_percent"] = new(100, true, "swap of {0} used up"),
        ["PercentIOLimit"] = new(100, true, "I/O limit of {0} reached"),
        ["CPUCreditBalance"] = new(0, false, "CPU credits of {0} used up"),
        ["BurstBalance"] = new(0, false, "I/O credits of {0} used up"),
        ["EBSIOBalance%"] = new(0, false, "I/O credits of {0} used up"),
        ["EBSByteBalance%"] = new(0, false, "throughput credits of {0} used up"),
        ["DaysToExpiry"] = new(0, false, "certificate {0} expired"),
        ["MaximumUsedTransactionIDs"] = new(2_146_483_648, true, "transaction ids of {0} used up"),
    };

    /// <returns>Null where nothing is known that the metric could run into.</returns>
    public static MetricLimit? Of(string metric, IReadOnlyDictionary<string, double> configured) => configured.TryGetValue(metric, out var limit)
        ? new(limit, true, string.Create(CultureInfo.InvariantCulture, $"{Escaped(metric)} of {{0}} at {limit:G6}"))
        : Known.GetValueOrDefault(metric);

    private static string Escaped(string metric) => metric.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
