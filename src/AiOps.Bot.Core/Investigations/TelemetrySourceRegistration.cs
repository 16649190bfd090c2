using AiOps.Bot.Core.Investigations.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Registers the sources of telemetry that need nothing but the log store and the settings.</summary>
internal static class TelemetrySourceRegistration
{
    public static IServiceCollection AddTelemetrySources(this IServiceCollection services)
    {
        services.AddOptions<TopologyOptions>().BindConfiguration(TopologyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ISpanSource, LogSpans>();
        services.AddSingleton<ITopologySource, DeclaredTopology>();
        services.AddSingleton<ITopologySource, SpanTopology>();
        services.AddSingleton<ITopologySource, FlowTopology>();
        return services;
    }
}
