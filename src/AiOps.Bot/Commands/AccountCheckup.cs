using AiOps.Bot.Aws;
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
            var permissions = await provider.GetRequiredService<ReadPermissions>().CheckAsync(cancellationToken);
            return [new("credentials", true, $"{who.Arn} in {account.Region}"), OwnAccount(provider, who.Account), .. permissions.Select(Of)];
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

    private static Checkup OwnAccount(ServiceProvider provider, string account)
    {
        var configured = provider.GetRequiredService<IOptions<AwsAccountOptions>>().Value.AccountId;
        return configured.Length == 0 || configured == account
            ? new("account", true, account)
            : new("account", false, $"the credentials are of {account}, and Aws:AccountId says {configured}", "Correct Aws:AccountId, or use credentials of that account.");
    }

    private static Checkup Of(PermissionCheck check) => new(check.Permission, check.Fault is null, check.Fault ?? "allowed", check.Remedy)
    {
        Permission = check.Permission,
        Outcome = check switch { { Fault: null } => "ok", { Denied: true } => "denied", _ => "missing" },
    };
}
