using AiOps.Bot.Chat;
using AiOps.Bot.Configuration;

namespace AiOps.Bot.Composition;

/// <summary>Puts the chat platforms in that are configured. Without any, the console is the only place to look.</summary>
internal static class ChatComposition
{
    /// <exception cref="ConfigurationException">A platform may not be used on these addresses.</exception>
    public static IServiceCollection AddChatPlatforms(this IServiceCollection services, IConfiguration configuration, BotOptions options)
    {
        if (SlackRegistration.IsConfigured(configuration))
        {
            services.AddSlack(configuration);
        }

        if (TeamsRegistration.IsConfigured(configuration))
        {
            if (TeamsRegistration.RefuseToListen(configuration, options.Addresses) is { } refusal)
            {
                throw new ConfigurationException(refusal);
            }

            services.AddTeams(configuration);
        }

        return services;
    }
}
