namespace AiOps.Bot.Core.Investigations.Ranking.Resources;

/// <summary>What a metric of a resource measures, told by the words in its name.</summary>
internal static class ResourceKind
{
    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("cpu", ["cpu", "processor"]),
        ("memory", ["memory", "mem", "heap", "rss", "swap"]),
        ("disk", ["disk", "volume", "filesystem", "fs", "inode", "inodes", "storage", "iops"]),
        ("threads", ["threads", "thread", "goroutines", "fds", "descriptors", "handles"]),
        ("connections", ["connections", "conns", "pool", "sockets"]),
        ("throttling", ["throttled", "throttle", "throttling"]),
    ];

    /// <summary>Null for what is not a resource. Latencies, errors and rates of resources are symptoms and belong elsewhere.</summary>
    public static string? Of(string metric)
    {
        var words = MetricWords.Of(metric);
        return words.Overlaps(Symptoms) ? null : Kinds.FirstOrDefault(k => words.Overlaps(k.Words)).Kind;
    }

    private static readonly string[] Symptoms = ["latency", "duration", "error", "errors", "failed", "failures", "success", "requests", "limit", "limits", "capacity", "total"];
}
