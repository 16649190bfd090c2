using AiOps.Bot.Core.Investigations.Prompts;

namespace AiOps.Bot.Prompts;

/// <summary>Registers the prompts.</summary>
internal static class PromptRegistration
{
    /// <summary>Adds <see cref="IPrompts"/>: reads and checks all of them at once, here.</summary>
    /// <exception cref="Configuration.ConfigurationException">One or more prompts cannot be used; the message lists all of them.</exception>
    public static IServiceCollection AddPrompts(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IPrompts>(new PromptFolder(configuration[$"{PromptOptions.Section}:{nameof(PromptOptions.Folder)}"] ?? ""));
}
