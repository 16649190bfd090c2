namespace AiOps.Bot.Aws.Wire;

/// <summary>Gives the credentials that are valid now. Asked before each attempt, so it caches and refreshes by itself.</summary>
internal interface ICredentialSource
{
    ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken);
}
