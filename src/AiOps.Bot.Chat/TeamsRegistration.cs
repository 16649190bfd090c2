using AiOps.Bot.Chat.Teams;
using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Intake;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat;

/// <summary>Teams as a chat platform.</summary>
public static class TeamsRegistration
{
    /// <summary>True where an app id is set.</summary>
    public static bool IsConfigured(IConfiguration configuration) => configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.AppId)}"] is { Length: > 0 };

    /// <summary>Deliveries without a signature are taken from this machine only.</summary>
    /// <param name="urls">The addresses that the host is about to listen on.</param>
    /// <returns>Null where it may; else why not and what to do.</returns>
    public static string? RefuseToListen(IConfiguration configuration, IEnumerable<string> urls) =>
        configuration.GetSection(TeamsOptions.Section).GetValue<bool>(nameof(TeamsOptions.TrustUnsignedOnLoopback)) ? ListenGuard.Refuse(urls) : null;

    /// <summary>Needs <see cref="IChatDesk"/>, <see cref="IChatOutbox"/>, <see cref="IConversationStore"/>, <see cref="IReadCards"/>, the directory of people and a <see cref="TimeProvider"/>.</summary>
    /// <param name="configuration">The whole configuration; secrets are resolved already.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsOptions>().Bind(configuration.GetSection(TeamsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidation>();
        services.AddHostedService<ListenGuard>();
        services.AddSingleton(p => new TeamsHttp(p.GetRequiredService<IOptions<TeamsOptions>>()));
        services.AddSingleton<OwnTokens>().AddSingleton<SendPace>().AddSingleton<TeamsReferences>().AddSingleton<TeamsMembers>().AddSingleton<TeamsAudience>().AddSingleton<TeamsReplies>();
        services.AddSingleton(p => new ConnectorClient(
            p.GetRequiredService<TeamsHttp>(), p.GetRequiredService<OwnTokens>(), p.GetRequiredService<SendPace>(), p.GetRequiredService<TimeProvider>(), new Random()));
        services.AddSingleton(p => new TeamsCardRenderer(
            p.GetService<IChartPainter>() is { } painter ? chart => painter.Paint(chart, ChartSize.Small, TimeZoneInfo.Utc) : null, p.GetService<IChartLinks>()));
        services.AddSingleton<SigningKeys>().AddSingleton<TokenCheck>().AddSingleton<ActivityRequests>().AddSingleton<CardInvokes>().AddSingleton<MentionedPeople>().AddSingleton<ActivityDesk>();
        services.TryAddSingleton<HomeAsks>();
        services.AddSingleton<IChatPlatform, TeamsPlatform>();
        services.AddSingleton<IChatIntake, TeamsIntake>();
        services.AddSingleton(TeamsSurroundings.Of(configuration)).AddSingleton<IChatCheckup, TeamsCheckup>();
        return services;
    }
}
