using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Where something expected ceased: does anything else still come from the host?</summary>
internal sealed class HostSigns(ILogStore logs, ILogParser parser) : ICollector
{
    private const int Shown = 3;

    /// <summary>Sparse hosts write a line an hour.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);

    public string Name => "signs of life of the host";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var concerns = context.Alerts.Any(a => a.Kind is AnomalyKinds.ActivityCeased or AnomalyKinds.SourceSilent);
        var resources = context.Incident.Resources.Where(r => r != ResourceId.Unknown).ToArray();
        if (!concerns || resources.Length == 0)
        {
            return new CollectorResult.NotApplicable();
        }

        var since = context.Onset > context.Now - Recent ? context.Onset : context.Now - Recent;
        var query = new LogQuery { Window = new(since, context.Now), Resources = resources, Limit = Shown, NewestFirst = true };
        var ours = await logs.QueryAsync(query, cancellationToken);
        return ours.MatchingRows > 0
            ? new CollectorResult.Collected([Draft(EvidenceKinds.HostStillWriting, FormattableString.Invariant($"{ours.MatchingRows} other lines of the host arrived"), query, ours)])
            : await SilentAsync(query, cancellationToken);
    }

    /// <summary>Silence says something about the host only where others were heard in the same time.</summary>
    private async Task<CollectorResult> SilentAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var others = await logs.QueryAsync(query with { Resources = [] }, cancellationToken);
        return others.MatchingRows > 0
            ? new CollectorResult.Collected([Draft(EvidenceKinds.HostSilent, FormattableString.Invariant($"Nothing from the host, {others.MatchingRows} lines from others"), query, null)])
            : new CollectorResult.NoData($"{LogScope.Describe(query)}; nothing came from other hosts either");
    }

    private EvidenceDraft Draft(string kind, string title, LogQuery query, LogPage? page) => new()
    {
        Kind = kind,
        Title = title,
        Query = LogScope.Describe(query),
        Window = query.Window,
        RowCount = page?.MatchingRows ?? 0,
        Resource = query.Resources[0],
        Lines = Excerpt.Of(page?.Events ?? [], parser),
    };
}
