using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>The account's log groups as sources. Groups come and go: ask again from time to time.</summary>
public sealed partial class CloudWatchLogSources(
    AwsReadAccount account, ILogParser parser, IOptions<AwsAccountOptions> options, TimeProvider time, ILogger<CloudWatchLogSources> logger)
{
    /// <summary>A source for each log group whose name begins with one of the configured prefixes, by name.</summary>
    /// <exception cref="Wire.AwsException">The groups could not be listed.</exception>
    public async Task<IReadOnlyList<ILogSource>> DiscoverAsync(CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var most = options.Value.MostLogGroups;
        foreach (var prefix in options.Value.LogGroupPrefixes is { Count: > 0 } prefixes ? prefixes : [""])
        {
            await foreach (var page in account.Logs.DescribeLogGroupsAsync(prefix, cancellationToken))
            {
                names.UnionWith(page.Select(g => g.Name));
                if (names.Count > most)
                {
                    LogTooManyGroups(most);
                    return [.. names.Take(most).Select(Source)];
                }
            }
        }

        return [.. names.Select(Source)];
    }

    private CloudWatchLogSource Source(string group) =>
        new(group, account.Logs, parser, new CloudWatchReading(options.Value.InitialLookBack, options.Value.Overlap), time);

    [LoggerMessage(7001, LogLevel.Warning, "There are more than {Most} log groups; the others are not read. Narrow Aws:LogGroupPrefixes or raise Aws:MostLogGroups")]
    private partial void LogTooManyGroups(int most);
}
