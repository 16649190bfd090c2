using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations.Ranking;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// Where something expected ceased: does cron go on starting the job? Then the schedule is alive and the job itself fails. If the command that is started is
/// another one since the onset, that is said too.
/// </summary>
internal sealed class StartedJobs(ILogStore logs, ILogParser parser) : ICollector
{
    private const string CronWord = "CMD";
    private const int MaxLines = 2_000;
    private const int Shown = 2;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    public string Name => "cron's log";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        string[] jobs = [.. StoppedJob.JobsOf(context.Alerts.Where(a => a.Kind == AnomalyKinds.ActivityCeased))];
        if (jobs.Length == 0)
        {
            return new CollectorResult.NotApplicable();
        }

        var query = LogScope.Query(context, new(Later(context.Onset, context.Now - Recent), context.Now), MaxLines) with { Words = [CronWord], NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        var started = page.Events.Where(e => Fits(e, jobs)).OrderBy(e => e.Event.Timestamp).ToArray();
        return started.Length == 0
            ? new CollectorResult.NoData($"a job that has to do with \"{string.Join("\" or \"", jobs)}\" among {LogScope.Describe(query)}")
            : new CollectorResult.Collected([await DraftAsync(context, jobs, started, cancellationToken)]);
    }

    private async Task<EvidenceDraft> DraftAsync(InvestigationContext context, string[] jobs, StoredLogEvent[] started, CancellationToken cancellationToken)
    {
        var command = CronCommand.In(started[^1].Event.Message)!;
        var counted = await logs.QueryAsync(
            LogScope.Query(context, new(context.Onset, context.Now), 1) with { Words = [CronWord, command] }, cancellationToken);
        var before = await BeforeAsync(context, jobs, cancellationToken);
        var changed = before is not null && CronCommand.In(before.Event.Message) != command;
        IEnumerable<StoredLogEvent> lines = changed ? [before!, .. started.TakeLast(Shown)] : started.TakeLast(Shown);
        return new()
        {
            Kind = EvidenceKinds.JobStillStarted,
            Title = Title(counted.MatchingRows, changed),
            Query = $"cron's lines with the command \"{command}\" since the onset",
            Window = new(context.Onset, context.Now),
            RowCount = counted.MatchingRows,
            Resource = started[^1].Event.Resource,
            Lines = Excerpt.Of(lines, parser),
            Facts = Facts(command, changed ? CronCommand.In(before!.Event.Message) : null).ToImmutableFacts(),
        };
    }

    /// <summary>The last start of the job that still had its effect, or shortly before it.</summary>
    private async Task<StoredLogEvent?> BeforeAsync(InvestigationContext context, string[] jobs, CancellationToken cancellationToken)
    {
        var window = new TimeRange(context.Onset - Recent, context.Onset.AddSeconds(1));
        var page = await logs.QueryAsync(LogScope.Query(context, window, MaxLines) with { Words = [CronWord], NewestFirst = true }, cancellationToken);
        return page.Events.FirstOrDefault(e => Fits(e, jobs));
    }

    private static string Title(long count, bool changed) => changed
        ? FormattableString.Invariant($"Cron started the job {count} times since it ceased, but with another command than before")
        : FormattableString.Invariant($"Cron started the job {count} times since it ceased, without effect");

    private static Dictionary<string, string> Facts(string command, string? before)
    {
        var facts = new Dictionary<string, string> { [EvidenceFacts.Command] = command };
        if (before is not null)
        {
            facts[EvidenceFacts.CommandBefore] = before;
        }

        return facts;
    }

    private static bool Fits(StoredLogEvent line, string[] jobs) =>
        CronCommand.In(line.Event.Message) is { } command && StoppedJob.Likeness(jobs, command) >= StoppedJob.Related;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
