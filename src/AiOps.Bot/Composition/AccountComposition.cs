using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Endpoints;
using AiOps.Bot.Hosting;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.Composition;

/// <summary>Connects the AWS account: the real one or the simulated one, by endpoint and credentials alone.</summary>
internal static class AccountComposition
{
    private static readonly TimeSpan SandboxLookBack = TimeSpan.FromDays(101);

    public static IServiceCollection AddRealAccount(this IServiceCollection services, IConfiguration configuration) => services
        .AddAwsAccount(o => configuration.GetSection("Aws").Bind(o))
        .Configure<IncidentOptions>(o => (o.Account, o.Region) = (configuration["Aws:AccountId"] ?? o.Account, configuration["Aws:Region"] ?? o.Region))
        .AddHostedService<AccountNaming>()
        .AddSingleton<IReadinessCheck, AccountReadiness>()
        .AddSingleton<ILogSourceSet, AccountLogSources>();

    /// <summary>For a command beside the service: what the store has forgotten is looked up in the account, where the settings name a real one.</summary>
    /// <exception cref="ConfigurationException">The account's settings cannot be used.</exception>
    public static IServiceCollection AddFarPast(this IServiceCollection services, IConfiguration configuration)
    {
        if (BotConfiguration.Read<BotOptions>(configuration, "Bot").Account != BotOptions.RealAccount)
        {
            return services;
        }

        _ = BotConfiguration.Read<AwsAccountOptions>(configuration, "Aws");
        return services.AddAwsAccount(o => configuration.GetSection("Aws").Bind(o));
    }

    public static IServiceCollection AddSimulatedAccount(this IServiceCollection services, SandboxAccount sandbox)
    {
        services.AddSandboxAccount(sandbox);
        services.AddAwsAccount(o =>
        {
            (o.AccountId, o.Region, o.Endpoint, o.InitialLookBack) = (sandbox.AccountId, sandbox.Region, sandbox.Endpoint, SandboxLookBack);
            o.Read = Credentials(sandbox);
            o.Action = Credentials(sandbox);
        });
        services.Configure<IncidentOptions>(o => (o.Account, o.Region) = (sandbox.AccountId, sandbox.Region));
        services.Configure<IngestOptions>(o => (o.PollEvery, o.Lateness) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)));
        return services.AddSingleton<IReadinessCheck, AccountReadiness>().AddSingleton<ILogSourceSet, AccountLogSources>();
    }

    private static AwsCredentialOptions Credentials(SandboxAccount sandbox) =>
        new() { AccessKeyId = sandbox.AccessKeyId, SecretAccessKey = sandbox.SecretAccessKey };

    /// <summary>The account's log groups.</summary>
    private sealed class AccountLogSources(CloudWatchLogSources sources) : ILogSourceSet
    {
        public Task<IReadOnlyList<ILogSource>> DiscoverAsync(CancellationToken cancellationToken) => sources.DiscoverAsync(cancellationToken);
    }
}
