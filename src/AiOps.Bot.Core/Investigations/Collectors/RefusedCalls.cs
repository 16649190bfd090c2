using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Calls that AWS refused for want of a permission, as programs of the incident's resources wrote it into their logs.</summary>
internal sealed class RefusedCalls(ILogStore logs, ILogParser parser) : ICollector
{
    private const int MaxLines = 500;
    private const int Shown = 3;
    private const int MaxKinds = 5;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public string Name => "refused calls in logs";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        // What is still refused is refused lately too, and reading months of lines for it would take too long.
        var since = context.Onset > context.Now - Recent ? context.Onset : context.Now - Recent;
        var query = LogScope.Query(context, new(since.AddMinutes(-10), context.Now.AddMinutes(1)), MaxLines) with { Words = Refusal.Words, NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        var refusals = page.Events
            .Select(e => (Line: e, Refusal: Refusal.In(e.Event.Message)))
            .Where(r => r.Refusal is not null)
            .GroupBy(r => (r.Refusal!.Principal, r.Refusal.Permission))
            .Take(MaxKinds)
            .Select(g => Draft([.. g.Select(r => r.Line)], g.First().Refusal!, query))
            .ToArray();
        return refusals.Length > 0 ? new CollectorResult.Collected(refusals) : new CollectorResult.NotApplicable();
    }

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
