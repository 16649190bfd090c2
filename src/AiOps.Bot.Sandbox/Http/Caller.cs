namespace AiOps.Bot.Sandbox.Http;

/// <summary>Whose signature a request carries.</summary>
internal sealed record Caller(string AccountId, string Arn, string PrincipalId, string UserName, string AccessKeyId);
