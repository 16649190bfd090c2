using AiOps.Bot.Core.Alerts.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Alerts;

/// <summary>Registers the alert sources: one line each.</summary>
public static class AlertRegistration
{
    public static IServiceCollection AddAlertSources(this IServiceCollection services)
    {
        services.AddSingleton<IAlertSource, GenericAlertSource>();
        services.AddSingleton<IAlertSource, AlertmanagerAlertSource>();
        services.AddSingleton<IAlertSource, CloudWatchAlertSource>();
        services.AddSingleton<IAlertSource, ScorerAlertSource>();
        return services;
    }
}
