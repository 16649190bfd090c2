using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AiOps.Bot.Aws.Wire;

/// <summary>
/// AWS's own default chain (environment, profile, web identity, container, instance metadata), which refreshes temporary credentials by itself.
/// With a role, the chain's credentials are used to assume it.
/// </summary>
internal sealed class DefaultChainCredentials(string? assumeRoleArn, string sessionName) : ICredentialSource
{
    private AWSCredentials? resolved;

    public async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken)
    {
        // Two first calls at once may both resolve: both results are good, and one is kept.
        resolved ??= await ResolveAsync(cancellationToken);
        var now = await resolved.GetCredentialsAsync();
        return new(now.AccessKey, now.SecretKey, now.UseToken ? now.Token : null);
    }

    private async Task<AWSCredentials> ResolveAsync(CancellationToken cancellationToken)
    {
        var chain = await new DefaultAWSCredentialsIdentityResolver().ResolveIdentityAsync(null, cancellationToken);
        return assumeRoleArn is null ? chain : new AssumeRoleAWSCredentials(chain, assumeRoleArn, sessionName);
    }
}
