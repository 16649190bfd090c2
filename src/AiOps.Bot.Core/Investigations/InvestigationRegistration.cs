using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Collectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Registers investigations.</summary>
public static class InvestigationRegistration
{
    /// <summary>
    /// Adds <see cref="InvestigateIncident"/>, its collectors over the log store. Needs the stores, <see cref="Telemetry.ILogParser"/>,
    /// <see cref="Telemetry.ILogTemplates"/>, <see cref="IIdSource"/>, <see cref="TimeProvider"/> and logging. Further collectors are found by their port.
    /// </summary>
    public static IServiceCollection AddInvestigations(this IServiceCollection services, Action<InvestigationOptions>? configure = null)
    {
        services.AddOptions<InvestigationOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ICollector, TriggerLines>();
        services.AddSingleton<ICollector, NovelLines>();
        services.AddSingleton<ICollector, StartedJobs>();
        services.AddSingleton<ICollector, HostSigns>();
        services.AddSingleton<ICollector, RefusedCalls>();
        services.TryAddSingleton<INarrator, NoNarrator>();
        services.AddSingleton<RunCollectors>();
        services.AddSingleton(Create);
        return services;
    }

    private static InvestigateIncident Create(IServiceProvider provider) => new(
        new(provider.GetRequiredService<IIncidentStore>(), provider.GetRequiredService<IInvestigationStore>(), provider.GetRequiredService<ITimelineStore>()),
        provider.GetRequiredService<RunCollectors>(),
        provider.GetRequiredService<INarrator>(),
        (provider.GetRequiredService<IIdSource>(), provider.GetRequiredService<TimeProvider>()),
        provider.GetRequiredService<ILogger<InvestigateIncident>>());
}
