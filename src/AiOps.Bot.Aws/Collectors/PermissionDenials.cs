using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// Calls that AWS refused since the onset: of the instances' roles in CloudTrail, and as the incident's own log stream tells them, which is minutes sooner.
/// </summary>
internal sealed class PermissionDenials(AwsReadAccount account) : ICollector
{
    private const int MostPages = 10;
    private static readonly TimeSpan LastDay = TimeSpan.FromDays(1);

    private const string DenialPattern = "\"is not authorized to perform\"";

    public string Name => "refused calls";

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var instances = IncidentSubjects.InstancesOf(context);
        if (instances.Count == 0 && !IncidentSubjects.IsAbout(context, AnomalyKinds.AccessDenied))
        {
            return Task.FromResult<CollectorResult>(new CollectorResult.NotApplicable());
        }

        var oldest = context.Now - TrailReads.History;
        var window = new TimeRange(context.Onset < oldest ? oldest : context.Onset, context.Now);
        var query = $"cloudtrail LookupEvents Username={string.Join(',', instances)} with an access-denied error since {EvidenceText.Fact(window.From)}, and FilterLogEvents {DenialPattern}";
        return Denials.CatchAsync(query, async () =>
        {
            var denied = new List<DeniedMoment>();
            foreach (var instance in instances)
            {
                denied.AddRange(await FromTrailAsync(new TrailLookup(window, "Username", instance), cancellationToken));
            }

            denied.AddRange(await FromLogsAsync(context, window, cancellationToken));
            return Denials.Result(query, [.. DenialEvidence.Of(denied, instances, query, window)]);
        });
    }

    private async Task<IReadOnlyList<DeniedMoment>> FromTrailAsync(TrailLookup lookup, CancellationToken cancellationToken)
    {
        var found = new List<DeniedMoment>();
        var pages = 0;
        await foreach (var page in account.Trail.LookupEventsAsync(lookup, cancellationToken))
        {
            found.AddRange(page.Where(e => e.ErrorCode is { } code && AwsErrorCodes.IsAccessDenied(code)).Select(FromTrail));
            if (++pages >= MostPages)
            {
                break;
            }
        }

        return found;
    }

    private static DeniedMoment FromTrail(TrailEvent call)
    {
        var service = call.Source.Split('.')[0];
        var sentence = DeniedCall.Read(call.ErrorMessage ?? "") ?? new DeniedCall(call.ActorArn, $"{service}:{call.Name}", null);
        return new(call.Id, call.Time, sentence, $"{EvidenceText.Fact(call.Time)} {call.Source} {call.Name} {call.ErrorCode}: {call.ErrorMessage}");
    }

    /// <summary>The last day first: a group is read from its oldest lines on, and in a large one the pages would be used up before today.</summary>
    private async Task<IReadOnlyList<DeniedMoment>> FromLogsAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken)
    {
        var found = new List<DeniedMoment>();
        var yesterday = window.To - LastDay > window.From ? window.To - LastDay : window.From;
        foreach (var group in IncidentSubjects.Labels(context, AnomalyLabels.LogGroup).Take(3))
        {
            found.AddRange(await FromLogAsync(context, group, window with { From = yesterday }, cancellationToken));
            if (found.Count == 0 && yesterday > window.From)
            {
                found.AddRange(await FromLogAsync(context, group, window with { To = yesterday }, cancellationToken));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<DeniedMoment>> FromLogAsync(InvestigationContext context, string group, TimeRange window, CancellationToken cancellationToken)
    {
        var found = new List<DeniedMoment>();
        var streams = IncidentSubjects.Labels(context, AnomalyLabels.LogStream).Where(AwsNames.IsInstance).ToList();
        var query = new LogEventQuery(group, window.From, window.To) { Streams = streams, Pattern = DenialPattern, PageSize = 1_000 };
        try
        {
            await ReadAsync(query, found, cancellationToken);
        }
        catch (AwsException ex) when (ex.Code == "ResourceNotFoundException")
        {
            // An incident of several alerts knows groups and streams; not every group has every stream.
        }

        return found;
    }

    private async Task ReadAsync(LogEventQuery query, List<DeniedMoment> found, CancellationToken cancellationToken)
    {
        var pages = 0;
        await foreach (var page in account.Logs.FilterLogEventsAsync(query, cancellationToken))
        {
            found.AddRange(page.Select(e => (Event: e, Denied: DeniedCall.Read(e.Message))).Where(e => e.Denied is not null)
                .Select(e => new DeniedMoment(e.Event.EventId, e.Event.Timestamp, e.Denied!, e.Event.Message)));
            if (++pages >= MostPages)
            {
                return;
            }
        }
    }
}
