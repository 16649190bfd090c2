namespace AiOps.Bot.Aws.Operations.Sts;

/// <summary>Who the credentials belong to.</summary>
public sealed record CallerIdentity(string Account, string Arn, string UserId);
