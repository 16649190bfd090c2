using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Registers typed queries.</summary>
internal static class QueryRegistration
{
    /// <summary>Adds <see cref="RunQuery"/>; needs the stores, <see cref="ILogTemplates"/> and <see cref="ILogParser"/>. Where there are
    /// <see cref="IFarLogs"/>, queries may reach into the past that the store has forgotten.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services)
    {
        services.TryAddSingleton(p => new LogQueries(p.GetRequiredService<ILogStore>(), p.GetRequiredService<ILogTemplates>(), p.GetRequiredService<ILogParser>(), p.GetService<IFarLogs>()));
        services.TryAddSingleton<IncidentQueries>();
        services.TryAddSingleton<ChangeQueries>();
        services.TryAddSingleton<FindingQueries>();
        services.TryAddSingleton<RunQuery>();
        return services;
    }
}
