using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Endpoints;

namespace AiOps.Bot.Composition;

/// <summary>The watched account answers, and knows our credentials.</summary>
internal sealed class AccountReadiness(AwsReadAccount account) : IReadinessCheck
{
    public string Name => "account";

    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            await account.GetCallerIdentityAsync(cancellationToken);
            return null;
        }
        catch (AwsException ex)
        {
            return ex.Code;
        }
    }
}
