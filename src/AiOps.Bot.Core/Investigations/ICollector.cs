namespace AiOps.Bot.Core.Investigations;

/// <summary>
/// Read-only code that yields evidence. Implementations let exceptions propagate; one place turns them into <see cref="CollectorResult.Failed"/>, so that a
/// broken collector never stops an investigation. They are called in parallel, each under a time limit.
/// </summary>
public interface ICollector
{
    /// <summary>Unique, in the words of the card: "crontab", "CloudTrail changes".</summary>
    string Name { get; }

    Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken);
}
