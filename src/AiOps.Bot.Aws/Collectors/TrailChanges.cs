using System.Collections.Immutable;
using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Changes around the onset: those on the incident's resources, their security groups and roles, and those anywhere that weaken a guard.</summary>
internal sealed class TrailChanges(AwsReadAccount account) : ICollector
{
    private const int MostEvidence = 25;
    private const int MostPages = 10;
    private const int MostPagesOfSubject = 2;
    private const int MostSubjects = 6;
    private static readonly TimeSpan Before = TimeSpan.FromDays(3);
    private static readonly TimeSpan After = TimeSpan.FromHours(2);

    private readonly OwnReading _own = new(account);

    public string Name => "CloudTrail changes";

    public Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var window = WindowOf(context);
        var query = $"cloudtrail LookupEvents ReadOnly=false {EvidenceText.Fact(window.From)}..{EvidenceText.Fact(window.To)}";
        return window.Length <= TimeSpan.Zero
            ? Task.FromResult<CollectorResult>(new CollectorResult.NoData($"{query}: the onset is older than the 90 days that the event history keeps; a trail's log group or bucket may have it"))
            : Denials.CatchAsync(query, () => CollectAsync(context, window, query, cancellationToken));
    }

    internal static TimeRange WindowOf(InvestigationContext context)
    {
        var oldest = context.Now - TrailReads.History;
        var from = context.Onset - Before;
        var to = context.Onset + After;
        return new(from < oldest ? oldest : from, to > context.Now ? context.Now : to);
    }

    private async Task<CollectorResult> CollectAsync(InvestigationContext context, TimeRange window, string query, CancellationToken cancellationToken)
    {
        var subjects = await SubjectsAsync(context, cancellationToken);
        var found = new Dictionary<string, TrailEvent>(StringComparer.Ordinal);
        foreach (var subject in subjects.Take(MostSubjects))
        {
            await ReadAsync(new TrailLookup(window, "ResourceName", subject), MostPagesOfSubject, found, cancellationToken);
        }

        var whole = await ReadAsync(new TrailLookup(window, "ReadOnly", "false"), MostPages, found, cancellationToken);
        var note = (whole ? "" : $" (the newest {MostPages * 50} of the account)") + (window.From > context.Onset - Before ? " (the event history begins here: it keeps 90 days)" : "");
        var changes = (await _own.LeaveOutAsync(found.Values, cancellationToken)).Where(e => !e.ReadOnly && e.ErrorCode is null).Select(e => (Event: e, Subject: TrailSubject.Of(e, subjects)));
        var chosen = changes.Where(c => c.Subject is not null || GuardChanges.Contains(c.Event.Name))
            .OrderByDescending(c => c.Subject is not null)
            .ThenBy(c => (c.Event.Time - context.Onset).Duration())
            .ThenBy(c => c.Event.Id, StringComparer.Ordinal)
            .Take(MostEvidence)
            .OrderBy(c => c.Event.Time)
            .Select(c => ChangeEvidence.Of(c.Event, c.Subject, query + note, window));
        return Denials.Result(query + note, [.. chosen]);
    }

    /// <summary>Reads the newest pages. CloudTrail answers two calls a second, so their number is small.</summary>
    /// <returns>True where that was all.</returns>
    private async Task<bool> ReadAsync(TrailLookup lookup, int mostPages, Dictionary<string, TrailEvent> found, CancellationToken cancellationToken)
    {
        var pages = 0;
        await foreach (var page in account.Trail.LookupEventsAsync(lookup, cancellationToken))
        {
            foreach (var item in page)
            {
                found.TryAdd(item.Id, item);
            }

            if (++pages >= mostPages)
            {
                return page.Count < 50;
            }
        }

        return true;
    }

    /// <summary>The incident's resources, and the security groups and profiles of its instances as far as we may read them.</summary>
    private async Task<ImmutableArray<string>> SubjectsAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var subjects = IncidentSubjects.Names(context).Where(n => n != ResourceId.Unknown.Value && !n.StartsWith('/')).ToList();
        var instances = IncidentSubjects.InstancesOf(context);
        foreach (var instance in await Ec2Lookup.InstancesOrNoneAsync(account.Ec2, instances, cancellationToken))
        {
            subjects.AddRange(instance.SecurityGroups);
            subjects.AddRange(instance.ProfileArn is { } profile ? [AwsNames.LastPart(profile)] : []);
        }

        return [.. subjects.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
