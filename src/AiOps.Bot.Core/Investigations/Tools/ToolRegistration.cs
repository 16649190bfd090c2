using AiOps.Bot.Core.Investigations.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>Registers the read-only tools.</summary>
internal static class ToolRegistration
{
    /// <summary>Adds every <see cref="IReadTool"/>; collectors are found by their port.</summary>
    public static IServiceCollection AddReadTools(this IServiceCollection services)
    {
        services.AddQueries();
        services.AddSingleton<IReadTool, RunQueryTool>();
        services.AddSingleton<IReadTool, LookAgainTool>();
        services.AddSingleton<IReadTool, ShowEvidenceTool>();
        return services;
    }
}
