namespace AiOps.Bot.Core.Telemetry;

/// <summary>A place whose metrics are watched all the time. Exceptions propagate; the worker reports them and comes again.</summary>
public interface IMetricFeed
{
    /// <summary>For logs: "CloudWatch metrics".</summary>
    string Name { get; }

    /// <summary>The metrics that the account's resources report now, at most so many, always in the same order.</summary>
    Task<IReadOnlyList<MetricStream>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>Values in a window at one step, oldest first; one list a stream, in the order of the streams. Nothing of a stream that was not listed.</summary>
    Task<IReadOnlyList<IReadOnlyList<MetricSample>>> ReadAsync(IReadOnlyList<MetricStream> streams, TimeRange window, TimeSpan period, CancellationToken cancellationToken);
}
