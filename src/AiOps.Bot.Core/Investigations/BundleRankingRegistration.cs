using AiOps.Bot.Core.Investigations.Ranking.Changes;
using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using AiOps.Bot.Core.Investigations.Ranking.Edges;
using AiOps.Bot.Core.Investigations.Ranking.Flows;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Rarity;
using AiOps.Bot.Core.Investigations.Ranking.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Registers the ranking of incident bundles.</summary>
public static class BundleRankingRegistration
{
    /// <summary>
    /// Adds <see cref="RankBundle"/> with every <see cref="ISuspectFinder"/>; an <see cref="IChangeRanking"/> is used where one is registered. Needs nothing else:
    /// all of it is pure.
    /// </summary>
    public static IServiceCollection AddBundleRanking(this IServiceCollection services)
    {
        services.AddSingleton<ISuspectFinder, ControlFlowFinder>();
        services.AddSingleton<ISuspectFinder, EdgeDelayFinder>();
        services.AddSingleton<ISuspectFinder, OwnTimeFinder>();
        services.AddSingleton<ISuspectFinder, SpanErrorFinder>();
        services.AddSingleton<ISuspectFinder, ResourceFinder>();
        services.AddSingleton<ISuspectFinder, FlowFinder>();
        services.AddSingleton<ISuspectFinder, MetricFloor>();
        services.AddSingleton<ISuspectFinder, RarityFinder>();
        services.AddSingleton<IChangeRanking, ChangeRanking>();
        services.AddSingleton(provider => new RankBundle(provider.GetServices<ISuspectFinder>(), provider.GetService<IChangeRanking>()));
        return services;
    }
}
