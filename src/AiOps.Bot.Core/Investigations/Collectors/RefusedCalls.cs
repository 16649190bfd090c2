using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Calls that AWS refused for want of a permission, as programs wrote it into their logs.</summary>
internal sealed class RefusedCalls(ILogStore logs, ILogParser parser) : ICollector
{
    private const int MaxLines = 500;
    private const int Shown = 3;
    private const int MaxKinds = 5;

    public string Name => "refused calls in logs";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var query = new LogQuery { Window = new(context.Onset.AddMinutes(-10), context.Now.AddMinutes(1)), Words = Refusal.Words, Limit = MaxLines, NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        var refusals = page.Events
            .Where(e => Concerns(e.Event, context))
            .Select(e => (Line: e, Refusal: Refusal.In(e.Event.Message)))
            .Where(r => r.Refusal is not null)
            .GroupBy(r => (r.Refusal!.Principal, r.Refusal.Permission))
            .Take(MaxKinds)
            .Select(g => Draft([.. g.Select(r => r.Line)], g.First().Refusal!, query))
            .ToArray();
        return refusals.Length > 0 ? new CollectorResult.Collected(refusals) : new CollectorResult.NotApplicable();
    }

    private static bool Concerns(LogEvent line, InvestigationContext context) => context.Incident.Resources.Any(r =>
        r != ResourceId.Unknown && (line.Resource == r || line.Message.Contains(r.Value, StringComparison.Ordinal)));

    private EvidenceDraft Draft(StoredLogEvent[] newestFirst, Refusal refusal, LogQuery query) => new()
    {
        Kind = EvidenceKinds.PermissionMissing,
        Title = $"{refusal.Permission} was refused to {refusal.Principal}",
        Query = LogScope.Describe(query),
        Window = query.Window,
        RowCount = newestFirst.Length,
        Resource = newestFirst[0].Event.Resource,
        Lines = Excerpt.Of(newestFirst.Take(Shown), parser),
        Facts = new Dictionary<string, string>
        {
            [EvidenceFacts.Principal] = refusal.Principal,
            [EvidenceFacts.Permission] = refusal.Permission,
            [EvidenceFacts.TargetResource] = refusal.Target,
            [EvidenceFacts.EventTime] = newestFirst[0].Event.Timestamp.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        }.ToImmutableFacts(),
    };
}
