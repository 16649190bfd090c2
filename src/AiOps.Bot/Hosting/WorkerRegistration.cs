using AiOps.Bot.Configuration;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Scoring.Models;

namespace AiOps.Bot.Hosting;

/// <summary>Registers the stages and what they share.</summary>
internal static class WorkerRegistration
{
    /// <param name="forwards">Whether what is found here is told to a bot elsewhere.</param>
    public static IServiceCollection AddWorkers(this IServiceCollection services, BotRole role, bool forwards)
    {
        services.AddOptions<IngestOptions>().BindConfiguration("Ingest").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MetricWatchOptions>().BindConfiguration("Detection").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IngestBoard>();
        services.AddSingleton(_ => BoardOf(role));
        services.AddSingleton<WorkBoard>();
        services.AddSingleton<IChangeFeed, ChangeFeed>();
        services.AddSingleton<IIdSource, RandomIdSource>();

        // Only spreads retries; nothing that is tested for determinism uses it.
        services.AddSingleton(new Random());
        services.AddHostedService<Telemetry>();
        services.AddHostedService<RetentionWorker>();
        services.AddHostedService<ShadowWorker>();
        if (role != BotRole.Bot)
        {
            services.AddScoringWorkers();
        }

        if (forwards)
        {
            services.AddSingleton<ForwardPause>().AddHostedService<AlertForwardWorker>();
        }

        return role == BotRole.Scorer ? services : services.AddIncidentWorkers();
    }

    private static IServiceCollection AddScoringWorkers(this IServiceCollection services) => services
        .AddHostedService<IngestWorker>()
        .AddHostedService<ScoringWorker>()
        .AddHostedService<MetricWorker>();

    private static IServiceCollection AddIncidentWorkers(this IServiceCollection services)
    {
        services.AddHostedService<SpendingWorker>();
        services.AddHostedService<AnomalyWorker>();
        services.AddHostedService<InboundEventWorker>();
        services.AddSingleton<ConsultationQueue>();
        services.AddHostedService<InvestigationWorker>();
        services.AddHostedService<ConsultationWorker>();
        services.AddHostedService<RemediationWorker>();
        services.AddHostedService<IndexingWorker>();
        services.AddHostedService<MemoryWorker>();
        return services;
    }

    /// <summary>Where history is read elsewhere there is none to wait for.</summary>
    private static ScoringBoard BoardOf(BotRole role)
    {
        var board = new ScoringBoard();
        if (role == BotRole.Bot)
        {
            board.CaughtUp();
        }

        return board;
    }
}
