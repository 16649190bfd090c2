using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Audit.Crontabs;
using AiOps.Bot.Detection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Commands;

/// <summary>Asks AWS who we are and what we may read.</summary>
internal static class AccountCheckup
{
    public static async Task<IReadOnlyList<Checkup>> RunAsync(IConfiguration configuration, BotOptions options, CancellationToken cancellationToken)
    {
        if (options.Account != BotOptions.RealAccount)
        {
            return [new("account", true, options.Account == BotOptions.SandboxAccount ? "the simulated account starts with the service" : "none: watched files only")];
        }

        var services = new ServiceCollection().AddLogging().AddLogParsing().AddCrontabLint();
        services.AddAwsAccount(o => configuration.GetSection("Aws").Bind(o));
        await using var provider = services.BuildServiceProvider();
        try
        {
            var account = provider.GetRequiredService<AwsReadAccount>();
            var who = await account.GetCallerIdentityAsync(cancellationToken);
            return [new("credentials", true, $"{who.Arn} in {account.Region}"), await LogsAsync(provider, cancellationToken)];
        }
        catch (OptionsValidationException ex)
        {
            return [new("account", false, string.Join("; ", ex.Failures), "Set these keys in aiops.yaml or as AIOPS__AWS__...")];
        }
        catch (AwsException ex)
        {
            return [new("credentials", false, ex.Message, "Check the credentials of this machine or role, and that the region's endpoint can be reached.")];
        }
    }

    private static async Task<Checkup> LogsAsync(ServiceProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            var groups = await provider.GetRequiredService<CloudWatchLogSources>().DiscoverAsync(cancellationToken);
            return groups.Count > 0
                ? new("log groups", true, $"{groups.Count:N0} can be listed")
                : new("log groups", false, "none was found", "Check Aws:Region and Aws:LogGroupPrefixes.");
        }
        catch (AwsException ex)
        {
            var missing = ex.MissingPermission;
            return new("log groups", false, ex.Message, missing is null ? "Try again; AWS did not answer as expected." : $"Allow {missing} for the read role; manifests/iam/read-policy.json has all that is needed.");
        }
    }
}
