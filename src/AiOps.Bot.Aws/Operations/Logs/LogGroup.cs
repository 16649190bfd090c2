namespace AiOps.Bot.Aws.Operations.Logs;

internal sealed record LogGroup(string Name, string? Arn, long? StoredBytes, int? RetentionDays, DateTimeOffset? CreatedAt = null);
