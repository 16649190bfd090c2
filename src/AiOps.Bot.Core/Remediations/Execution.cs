namespace AiOps.Bot.Core.Remediations;

/// <summary>The one run of an approved remediation.</summary>
public sealed record Execution
{
    public required string IdempotencyKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What the calls answered; null while they are under way.</summary>
    public string? RunDetail { get; init; }

    /// <summary>What the check afterwards saw.</summary>
    public string? CheckDetail { get; init; }
}
