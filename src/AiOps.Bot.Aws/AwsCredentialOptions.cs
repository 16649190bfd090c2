namespace AiOps.Bot.Aws;

/// <summary>Where one role's credentials come from: explicit keys, else AWS's default chain, from which a role may be assumed.</summary>
public sealed class AwsCredentialOptions
{
    public string? AccessKeyId { get; set; }

    public string? SecretAccessKey { get; set; }

    public string? SessionToken { get; set; }

    /// <summary>The role to assume with the default chain's credentials.</summary>
    public string? RoleArn { get; set; }
}
