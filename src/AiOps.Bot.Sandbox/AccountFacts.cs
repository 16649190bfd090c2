namespace AiOps.Bot.Sandbox;

/// <summary>Which account this is.</summary>
internal sealed record AccountFacts(string AccountId, string Region)
{
    /// <summary>The ARN of something regional in this account.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>The ARN of something that has no region, as in IAM.</summary>
    public string GlobalArn(string service, string resource) => $"arn:aws:{service}::{AccountId}:{resource}";
}
