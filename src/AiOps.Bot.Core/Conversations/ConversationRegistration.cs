using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Registers the slice.</summary>
public static class ConversationRegistration
{
    /// <summary>
    /// Adds <see cref="IHandleChatRequest"/>, <see cref="IReadCards"/> and <see cref="EscalateIncident"/>. The stores, the people, questions and the
    /// <see cref="IChatPlatform"/>s come from elsewhere; without a platform nothing of it is asked for.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddOptions<ChatOptions>().BindConfiguration("Chat").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new ConversationStores(
            p.GetRequiredService<IIncidentStore>(), p.GetRequiredService<IInvestigationStore>(), p.GetRequiredService<IRemediationStore>(),
            p.GetRequiredService<ITimelineStore>(), p.GetRequiredService<IChatPostStore>()));
        services.AddRedaction();
        services.AddSingleton<RevealPlaceholder>();
        services.AddSingleton<RevealByWords>();
        services.AddSingleton<EscalateIncident>();
        services.AddSingleton<AdmitUser>();
        services.AddSingleton<DecideOnRemediation>();
        services.AddSingleton<ChangeIncident>();
        services.AddSingleton<TellAboutIncident>();
        services.AddSingleton<PressButton>();
        services.AddSingleton<ReadThread>();
        services.AddSingleton<HeedWords>();
        services.AddSingleton<ReadHome>();
        services.AddSingleton<ShowHome>();
        services.AddSingleton<IHandleChatRequest, HandleChatRequest>();
        services.AddSingleton<CardCharts>();
        services.TryAddSingleton<ChartLinks>();
        services.TryAddSingleton<IChartLinks>(p => p.GetRequiredService<ChartLinks>());
        services.AddSingleton<IReadCards, ReadCards>();
        services.AddSingleton(p => new ShowIncident(
            p.GetRequiredService<ConversationStores>(), p.GetRequiredService<IReadCards>(), p.GetServices<IChatPlatform>(), p.GetRequiredService<IOptions<ChatOptions>>(),
            (p.GetRequiredService<TimeProvider>(), p.GetRequiredService<Random>())));
        services.AddSingleton(p => new SummariseMissed(
            p.GetRequiredService<ConversationStores>(), p.GetServices<IChatPlatform>(), p.GetRequiredService<IRedactor>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
