using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Endpoints;
using AiOps.Bot.Security;
using AiOps.Bot.WebConsole.Anomalies;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.WebConsole;

/// <summary>Registers the console, the API and what protects both. Stores, use cases and alert sources come from elsewhere.</summary>
internal static class ConsoleRegistration
{
    public static IServiceCollection AddWebConsole(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddConsoleSecurity();
        services.AddApi();
        services.AddRazorComponents();
        services.AddDataProtection();
        services.AddSingleton<IncidentOverview>();
        services.AddSingleton<AnomalyReading>();
        services.AddSingleton<Outcomes>();
        services.AddSingleton<RemediationForm>();
        services.TryAddSingleton<RevealPlaceholder>();
        return services;
    }
}
