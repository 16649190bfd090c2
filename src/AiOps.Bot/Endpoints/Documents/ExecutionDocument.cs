namespace AiOps.Bot.Endpoints.Documents;

/// <summary>The one run of a remediation.</summary>
internal sealed record ExecutionDocument(DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? RunDetail, string? CheckDetail);
