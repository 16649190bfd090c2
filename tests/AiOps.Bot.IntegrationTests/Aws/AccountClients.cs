using AiOps.Bot.Aws;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Detection;
using AiOps.Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our AWS clients, collectors and actions on a simulated account, without the rest of the service.</summary>
internal static class AccountClients
{
    /// <param name="secret">Another key than the account's own.</param>
    public static ServiceProvider Of(SandboxAccount sandbox, string? secret = null)
    {
        var credentials = new AwsCredentialOptions { AccessKeyId = sandbox.AccessKeyId, SecretAccessKey = secret ?? sandbox.SecretAccessKey };
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ICrontabLint, CrontabLint>().AddLogParsing();
        services.AddAwsAccount(o =>
        {
            (o.Region, o.Endpoint, o.InitialLookBack) = (sandbox.Region, sandbox.Endpoint, TimeSpan.FromDays(100));
            (o.Read, o.Action) = (credentials, credentials);
        });
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
