using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations;

/// <summary>
/// Runs all collectors at once, each contained and under its own time limit. Evidence is numbered by the collectors' names and then in the order that each gave
/// it, so the same findings get the same ids however the race went.
/// </summary>
internal sealed partial class RunCollectors(
    IEnumerable<ICollector> collectors, IOptions<InvestigationOptions> options, TimeProvider time, ILogger<RunCollectors> logger)
{
    private readonly ICollector[] _collectors = [.. collectors.OrderBy(c => c.Name, StringComparer.Ordinal)];

    public async Task<CollectedEvidence> RunAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(_collectors.Select(c => Task.Run(() => RunOneAsync(c, context, cancellationToken), cancellationToken)));
        var gaps = _collectors.Zip(results, (collector, result) => GapOf(collector.Name, result)).OfType<Gap>();
        var parts = results.OfType<CollectorResult.Collected>().Select(r => r.Adds).OfType<Func<IncidentBundle, IncidentBundle>>();
        return new(Number(results), [.. gaps]) { Bundle = parts.Aggregate(new IncidentBundle(), (bundle, adds) => adds(bundle)) };
    }

    private async Task<CollectorResult> RunOneAsync(ICollector collector, InvestigationContext context, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.CollectorTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // A collector that does not heed its token is left behind, not waited for.
            return await collector.CollectAsync(context, linked.Token).WaitAsync(linked.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogCollectorTimedOut(collector.Name, context.Incident.Id, options.Value.CollectorTimeout);
            return new CollectorResult.Failed(string.Create(
                CultureInfo.InvariantCulture, $"it took longer than {options.Value.CollectorTimeout.TotalSeconds:0.#} s; investigate again or raise Investigations:CollectorTimeout"));
        }
        catch (Exception exception)
        {
            LogCollectorFailed(exception, collector.Name, context.Incident.Id);
            return new CollectorResult.Failed($"it failed: {exception.Message}");
        }
    }

    private ImmutableArray<Evidence> Number(CollectorResult[] results)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var (collector, result) in _collectors.Zip(results))
        {
            foreach (var draft in result is CollectorResult.Collected found ? found.Evidence.Take(options.Value.MaxEvidencePerCollector) : [])
            {
                evidence.Add(new(new(string.Create(CultureInfo.InvariantCulture, $"E{evidence.Count + 1}")), collector.Name, draft));
            }
        }

        return evidence.ToImmutable();
    }

    private Gap? GapOf(string collector, CollectorResult result) => result switch
    {
        CollectorResult.NoData none => new(collector, none.Query, GapKind.NothingThere),
        CollectorResult.Denied denied => new(collector, $"the permission {denied.MissingPermission} is missing for: {denied.Query}"),
        CollectorResult.Failed failed => new(collector, failed.Reason),
        CollectorResult.Collected found when found.Evidence.Count > options.Value.MaxEvidencePerCollector =>
            new(collector, $"only the first {options.Value.MaxEvidencePerCollector} of {found.Evidence.Count} findings are kept"),
        CollectorResult.Collected { Gap: { } gap } => new(collector, gap),
        CollectorResult.Collected { Absent: { } absent } => new(collector, absent, GapKind.NothingThere),
        _ => null,
    };

    [LoggerMessage(3001, LogLevel.Warning, "Collector {Collector} failed for {IncidentId}")]
    private partial void LogCollectorFailed(Exception exception, string collector, IncidentId incidentId);

    [LoggerMessage(3002, LogLevel.Warning, "Collector {Collector} took longer than {Limit} for {IncidentId}")]
    private partial void LogCollectorTimedOut(string collector, IncidentId incidentId, TimeSpan limit);
}
