namespace AiOps.Bot.Aws.Wire;

/// <summary>What a request is signed with. A class and not a record, so that no generated text ever shows the secret.</summary>
internal sealed class AwsCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
{
    public string AccessKeyId { get; } = accessKeyId;

    public string SecretAccessKey { get; } = secretAccessKey;

    public string? SessionToken { get; } = sessionToken;

    public override string ToString() => $"credentials {AccessKeyId}";
}
