using AiOps.Bot.Aws.Actions;
using AiOps.Bot.Aws.Collectors;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Sources;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Aws;

/// <summary>Registers everything that talks to AWS.</summary>
public static class AwsRegistration
{
    /// <summary>
    /// Registers the account: its log sources, collectors and actions. The host refuses to start on bad options. Needs an <see cref="Core.Telemetry.ILogParser"/>,
    /// an <see cref="Core.Telemetry.ILogTemplates"/> and an <see cref="Core.Audit.Crontabs.ICrontabLint"/> from elsewhere.
    /// </summary>
    public static IServiceCollection AddAwsAccount(this IServiceCollection services, Action<AwsAccountOptions> configure)
    {
        services.AddOptions<AwsAccountOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AwsAccountOptions>, AwsAccountValidation>();
        services.AddSingleton(p => new AwsReadAccount(Wire(p, o => o.Read)!, Time(p)));
        services.AddSingleton(p => new AwsActionAccount(Wire(p, o => o.Action), Time(p)));
        services.AddSingleton(p => new ReadPermissions(p.GetRequiredService<AwsReadAccount>(), Time(p)));
        services.AddSingleton<CloudWatchLogSources>();
        services.AddSingleton<IFarLogs>(p => new InsightsLogs(p.GetRequiredService<AwsReadAccount>(), p.GetRequiredService<ILogParser>(), Time(p)));
        services.AddSingleton<ICollector, TrailChanges>();
        services.AddSingleton<ICollector, SecurityGroupExposure>();
        services.AddSingleton<ICollector, CrontabFiles>();
        services.AddSingleton<ICollector, PermissionDenials>();
        services.AddSingleton<ICollector, DatabaseState>();
        services.AddSingleton<ICollector, ResourceFindings>();
        services.AddSingleton<IMetricSource, ResourceMetrics>();
        services.AddSingleton<IMetricFeed, AccountMetrics>();
        services.AddSingleton<ISpanSource, XRayTraces>();
        services.AddSingleton<ITopologySource, InstanceRoles>();
        services.AddSingleton<IAddressBook, InstanceAddresses>();
        return services.AddAwsActions();
    }

    private static IServiceCollection AddAwsActions(this IServiceCollection services)
    {
        services.AddSingleton<CrontabFixPlanner>();
        services.AddSingleton<CrontabEffect>();
        services.AddSingleton<IAction, RevokeIngress>();
        services.AddSingleton<IAction, AuthorizeIngress>();
        services.AddSingleton<IAction, FixCrontabLine>();
        services.AddSingleton<IAction, RestoreCrontab>();
        return services;
    }

    private static AwsWire? Wire(IServiceProvider provider, Func<AwsAccountOptions, AwsCredentialOptions?> role)
    {
        var options = provider.GetRequiredService<IOptions<AwsAccountOptions>>().Value;
        if (role(options) is not { } credentials)
        {
            return null;
        }

        var random = options.RetrySeed is { } seed ? new Random(seed) : new Random();
        return new AwsWire(new AwsEndpoints(options.Region, options.Endpoint), Source(credentials), new AwsWireOptions(), new WireSurroundings(Time(provider), random));
    }

    private static ICredentialSource Source(AwsCredentialOptions options) =>
        options is { AccessKeyId.Length: > 0, SecretAccessKey.Length: > 0 }
            ? new ExplicitCredentials(new AwsCredentials(options.AccessKeyId, options.SecretAccessKey, options.SessionToken))
            : new DefaultChainCredentials(options.RoleArn, "aiops-bot");

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
