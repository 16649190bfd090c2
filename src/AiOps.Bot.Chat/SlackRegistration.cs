using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Api;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Socket;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat;

/// <summary>Slack as a chat platform.</summary>
public static class SlackRegistration
{
    /// <summary>True where a bot token or a signing secret is set.</summary>
    public static bool IsConfigured(IConfiguration configuration) =>
        configuration.GetSection(SlackOptions.Section) is var section && (section[nameof(SlackOptions.BotToken)] is { Length: > 0 } || section[nameof(SlackOptions.SigningSecret)] is { Length: > 0 });

    /// <summary>Needs <see cref="IChatDesk"/>, <see cref="IChatPostStore"/>, <see cref="IReadCards"/> and a <see cref="TimeProvider"/>.</summary>
    /// <param name="configuration">The whole configuration; secrets are resolved already.</param>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>();
        services.AddSingleton(_ => new SlackHttp());
        services.AddSingleton(p => new SlackConsole(configuration, p.GetService<IChartLinks>()));
        services.AddSingleton<SlackPace>();
        services.AddSingleton(p => new SlackClient(
            p.GetRequiredService<SlackHttp>().Client, p.GetRequiredService<SlackPace>(), p.GetRequiredService<IOptions<SlackOptions>>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SlackClient>>()));
        services.AddSingleton(p => new SlackWebhook(p.GetRequiredService<SlackHttp>().Client, p.GetRequiredService<IOptions<SlackOptions>>(), p.GetRequiredService<ILogger<SlackWebhook>>()));
        services.AddSingleton(p => new SlackCharts(
            p.GetRequiredService<SlackClient>(), p.GetRequiredService<SlackHttp>().Client, p.GetRequiredService<IOptions<SlackOptions>>(), (p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SlackCharts>>()), p.GetService<Func<CardChart, byte[]>>()));
        services.AddSingleton<SlackWorkspace>().AddSingleton<SlackPosts>().AddSingleton<SlackStreams>().AddSingleton<SlackSent>().AddSingleton<SlackReplies>().AddSingleton<SlackViews>().AddSingleton<SlackStandings>();
        services.AddSingleton<IChatPlatform, SlackPlatform>();
        services.AddSingleton<SlackReception>();
        services.AddSingleton<IChatIntake, SlackIntake>();
        services.AddSingleton<IChatCheckup>(p => ActivatorUtilities.CreateInstance<SlackCheckup>(p, configuration));
        services.AddSingleton<SlackSocketState>().AddSingleton<SlackEnvelopes>();
        if (configuration.GetSection(SlackOptions.Section).GetValue<bool>(nameof(SlackOptions.SocketMode)))
        {
            services.AddHostedService<SlackSockets>();
        }

        return services;
    }
}
