using AiOps.Bot.Aws.Operations.CloudWatch;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>CloudWatch's metrics of all resources that say by themselves how they are: one dimension, the resource. What fills up comes first, where there are too many.</summary>
internal sealed class AccountMetrics(AwsReadAccount account, IOptions<AwsAccountOptions> options) : IMetricFeed
{
    /// <summary>What one call may answer is 100,800 values (AWS's quota).</summary>
    private const int MostValues = 90_000;

    private static readonly (string Space, string Dimension)[] Watched =
    [
        ("AWS/RDS", "DBInstanceIdentifier"), ("CWAgent", "InstanceId"), ("AWS/EC2", "InstanceId"), ("AWS/Lambda", "FunctionName"), ("AWS/CertificateManager", "CertificateArn"),
        ("AWS/ElastiCache", "CacheClusterId"), ("AWS/EBS", "VolumeId"), ("AWS/EFS", "FileSystemId"), ("AWS/SQS", "QueueName"), ("AWS/DynamoDB", "TableName"),
        ("AWS/ApplicationELB", "LoadBalancer"), ("AWS/Kinesis", "StreamName"),
    ];

    private Dictionary<MetricStream, MetricQuery> _queries = [];

    public string Name => "CloudWatch metrics";

    public async Task<IReadOnlyList<MetricStream>> ListAsync(int most, CancellationToken cancellationToken)
    {
        var found = new List<(MetricStream Stream, MetricQuery Query)>();
        foreach (var (space, dimension) in Watched)
        {
            await foreach (var metric in account.Metrics.ListMetricsAsync(space, cancellationToken).FlattenAsync(cancellationToken))
            {
                if (metric.Dimensions is [var only] && only.Key == dimension)
                {
                    var statistic = MetricStatistics.For(metric.Name);
                    found.Add((new(ResourceOf(dimension, only.Value), only.Value, space, metric.Name, statistic), new(metric, statistic)));
                }
            }
        }

        // AWS lists in no order; the same ones must be watched each time.
        var chosen = found.DistinctBy(f => f.Stream).OrderBy(f => f.Stream.Space, StringComparer.Ordinal).ThenBy(f => f.Stream.Metric, StringComparer.Ordinal)
            .ThenBy(f => f.Stream.Subject, StringComparer.Ordinal).Take(most).ToList();
        _queries = chosen.ToDictionary(f => f.Stream, f => f.Query);
        return [.. chosen.Select(f => f.Stream)];
    }

    public async Task<IReadOnlyList<IReadOnlyList<MetricSample>>> ReadAsync(
        IReadOnlyList<MetricStream> streams, TimeRange window, TimeSpan period, CancellationToken cancellationToken)
    {
        var samples = streams.Select(_ => new List<MetricSample>()).ToArray();
        var known = Enumerable.Range(0, streams.Count).Where(i => _queries.ContainsKey(streams[i])).ToArray();
        var together = (int)Math.Clamp(MostValues / Math.Max(1, window.Length / period), 1, MetricReads.MostQueries);
        foreach (var places in known.Chunk(together))
        {
            var queries = places.Select(i => _queries[streams[i]]).ToArray();
            await foreach (var part in account.Metrics.GetMetricDataAsync(queries, window, period, cancellationToken).FlattenAsync(cancellationToken))
            {
                if (part.Query < places.Length)
                {
                    samples[places[part.Query]].AddRange(part.Points.Select(p => new MetricSample(p.Time, p.Value)));
                }
            }
        }

        return samples;
    }

    /// <summary>As log streams and collectors name it, so that what is seen in both is one incident.</summary>
    private ResourceId ResourceOf(string dimension, string value) => new(dimension switch
    {
        "FunctionName" => "/aws/lambda/" + value,
        "DBInstanceIdentifier" => $"arn:aws:rds:{options.Value.Region}:{options.Value.AccountId}:db:{value}",
        _ => value,
    });
}
