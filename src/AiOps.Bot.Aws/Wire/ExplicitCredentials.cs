namespace AiOps.Bot.Aws.Wire;

/// <summary>Keys that were configured.</summary>
internal sealed class ExplicitCredentials(AwsCredentials credentials) : ICredentialSource
{
    public ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
