using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Registers the slice.</summary>
public static class IncidentRegistration
{
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddOptions<IncidentOptions>().BindConfiguration("Incidents").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RaiseIncidents>();
        services.AddSingleton<ManageIncident>();
        return services;
    }
}
