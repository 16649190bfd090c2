namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>The alert that an investigation starts from (<c>alert.json</c>).</summary>
public sealed record BundleAlert
{
    /// <summary>Where it fired; null where the alert does not say.</summary>
    public string? Entity { get; init; }

    /// <summary>The metric that fired, as its owner calls it.</summary>
    public string? Metric { get; init; }

    /// <summary>Which statistic of it: Average, p95, Sum; null where any may be meant.</summary>
    public string? Statistic { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? Description { get; init; }
}
