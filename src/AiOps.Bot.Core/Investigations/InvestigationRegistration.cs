using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Investigations.Exports;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Investigations.Inquiry;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Investigations.Tools;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Registers investigations.</summary>
public static class InvestigationRegistration
{
    /// <summary>
    /// Adds <see cref="InvestigateIncident"/>, its collectors over the log store and <see cref="IndexLogWindows"/>. Needs the stores, <see cref="ILogParser"/>,
    /// <see cref="ILogTemplates"/>, <see cref="IVectorIndex"/>, <see cref="IIdSource"/>, <see cref="TimeProvider"/> logging and configuration (section
    /// <c>Investigations</c>). Further collectors are found by their port. Where an <see cref="IChatClient"/> is
    /// registered, it looks further and narrates; that needs <see cref="Prompts.IPrompts"/>. Where an
    /// <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> is, it embeds log windows, else their hashed terms do.
    /// </summary>
    public static IServiceCollection AddInvestigations(this IServiceCollection services)
    {
        services.AddOptions<InvestigationOptions>().BindConfiguration(InvestigationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ICollector, TriggerLines>();
        services.AddSingleton<ICollector, NovelLines>();
        services.AddSingleton<ICollector, StartedJobs>();
        services.AddSingleton<ICollector, HostSigns>();
        services.AddSingleton<ICollector, RefusedCalls>();
        services.AddSingleton<ICollector, RelatedWindows>();
        services.AddSingleton<ICollector, PastIncidents>();
        services.AddSingleton<ICollector, LogFlow>();
        services.AddSingleton<ICollector, MetricDeviations>();
        services.AddSingleton<ICollector, SpanDelays>();
        services.AddSingleton<ICollector, TopologyAround>();
        services.AddTelemetrySources();
        services.AddBundleRanking();
        services.AddSingleton(CreateConfirming);
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashedTermGenerator>();
        services.AddSingleton<TemplateEmbeddings>();
        services.AddRedaction();
        services.AddSingleton<LogWindowEmbedder>();
        services.AddSingleton<FindLogWindows>();
        services.AddSingleton(CreateIndexing);
        services.AddReadTools();
        services.TryAddSingleton(CreateNarrator);
        services.TryAddSingleton(CreateInquiry);
        services.AddSingleton(CreateNextQuery);
        services.AddSingleton<RunCollectors>();
        services.AddSingleton(Create);
        return services;
    }

    private static INarrator CreateNarrator(IServiceProvider provider) => provider.GetService<IChatClient>() is { } model
        ? ActivatorUtilities.CreateInstance<ModelNarrator>(provider, model)
        : new NoNarrator();

    internal static RunNextQuery CreateNextQuery(IServiceProvider provider) => new(
        provider.GetRequiredService<IIncidentStore>(), provider.GetRequiredService<IInvestigationStore>(), provider.GetRequiredService<RunQuery>(), provider.GetRequiredService<ILogParser>());

    private static IInquire CreateInquiry(IServiceProvider provider) =>
        provider.GetService<IChatClient>() is { } model && provider.GetRequiredService<IOptions<InvestigationOptions>>().Value.Inquire
            ? ActivatorUtilities.CreateInstance<ModelInquiry>(provider, model)
            : new NoInquiry();

    private static IndexLogWindows CreateIndexing(IServiceProvider provider) => new(
        (provider.GetRequiredService<ILogStore>(), provider.GetRequiredService<IVectorIndex>()),
        provider.GetRequiredService<LogWindowEmbedder>(),
        (provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<IncidentOptions>>()),
        provider.GetRequiredService<ILogger<IndexLogWindows>>());

    internal static ConfirmCause CreateConfirming(IServiceProvider provider) => new(
        Stores(provider), provider.GetRequiredService<IIncidentMemory>(), provider.GetRequiredService<IChangeFeed>(), provider.GetRequiredService<TimeProvider>());

    /// <summary>Adds <see cref="ExportBundle"/>; needs the stores and an <see cref="ILogParser"/>.</summary>
    public static IServiceCollection AddBundleExport(this IServiceCollection services) => services.AddSingleton(p => new ExportBundle(
        Stores(p), p.GetRequiredService<IKeptTelemetryStore>(), p.GetRequiredService<ILogStore>(), p.GetRequiredService<ILogParser>()));

    private static InvestigationStores Stores(IServiceProvider provider) =>
        new(provider.GetRequiredService<IIncidentStore>(), provider.GetRequiredService<IInvestigationStore>(), provider.GetRequiredService<ITimelineStore>())
        {
            Kept = provider.GetService<IKeptTelemetryStore>(),
        };

    private static InvestigateIncident Create(IServiceProvider provider) => new(
        Stores(provider),
        (provider.GetRequiredService<RunCollectors>(), provider.GetRequiredService<RankBundle>()),
        new(provider.GetRequiredService<IInquire>(), provider.GetRequiredService<INarrator>()),
        (provider.GetRequiredService<IIdSource>(), provider.GetRequiredService<TimeProvider>()),
        provider.GetRequiredService<ILogger<InvestigateIncident>>());
}
