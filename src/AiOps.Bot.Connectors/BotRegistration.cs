using AiOps.Bot.Connectors.Bots;
using AiOps.Bot.Core.Alerts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Connectors;

/// <summary>Registers the way to a bot elsewhere.</summary>
public static class BotRegistration
{
    // A name may come to mean another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Adds <see cref="ScorerOptions"/> and <see cref="IAlertReceiver"/>. Nothing is connected to until an alert is sent.</summary>
    public static IServiceCollection AddBotAlerts(this IServiceCollection services)
    {
        services.AddOptions<ScorerOptions>().BindConfiguration(ScorerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAlertReceiver>(p => new BotAlerts(
            new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime }) { Timeout = Timeout.InfiniteTimeSpan },
            p.GetRequiredService<IOptions<ScorerOptions>>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
