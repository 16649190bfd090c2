using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection.Scorers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiOps.Bot.Detection;

/// <summary>Offers the log scorers to the host.</summary>
public static class LogScoringRegistration
{
    /// <summary>
    /// Adds <see cref="ILogScorerFactory"/> and <see cref="DetectAnomalies"/>. Needs an <see cref="Core.Telemetry.ILogParser"/> and an
    /// <see cref="Core.Telemetry.ILogTemplates"/> beside it.
    /// </summary>
    public static IServiceCollection AddLogScoring(this IServiceCollection services)
    {
        services.TryAddSingleton<ILogScorerFactory, LogScorerFactory>();
        services.TryAddSingleton<DetectAnomalies>();
        return services;
    }

    /// <summary>Adds <see cref="IMetricWatchFactory"/>.</summary>
    public static IServiceCollection AddMetricWatch(this IServiceCollection services)
    {
        services.TryAddSingleton<IMetricWatchFactory, Metrics.MetricWatchFactory>();
        return services;
    }
}
