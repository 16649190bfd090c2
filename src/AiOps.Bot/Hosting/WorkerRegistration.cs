using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Hosting;

/// <summary>Registers the stages and what they share.</summary>
internal static class WorkerRegistration
{
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddOptions<IngestOptions>().BindConfiguration("Ingest").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MetricWatchOptions>().BindConfiguration("Detection").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IngestBoard>();
        services.AddSingleton<ScoringBoard>();
        services.AddSingleton<WorkBoard>();
        services.AddSingleton<IChangeFeed, ChangeFeed>();
        services.AddSingleton<IIdSource, RandomIdSource>();

        // Only spreads retries; nothing that is tested for determinism uses it.
        services.AddSingleton(new Random());
        services.AddHostedService<Telemetry>();
        services.AddHostedService<SpendingWorker>();
        services.AddHostedService<IngestWorker>();
        services.AddHostedService<ScoringWorker>();
        services.AddHostedService<MetricWorker>();
        services.AddHostedService<AnomalyWorker>();
        services.AddHostedService<InboundEventWorker>();
        services.AddSingleton<ConsultationQueue>();
        services.AddHostedService<InvestigationWorker>();
        services.AddHostedService<ConsultationWorker>();
        services.AddHostedService<RemediationWorker>();
        services.AddHostedService<IndexingWorker>();
        services.AddHostedService<RetentionWorker>();
        services.AddHostedService<MemoryWorker>();
        return services;
    }
}
