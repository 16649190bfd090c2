using AiOps.Bot.Connectors.OpenAi;

namespace AiOps.Bot.Composition;

/// <summary>Adds a language model where one is configured. Without it the deterministic card stands by itself.</summary>
internal static class ModelComposition
{
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetSection(OpenAiOptions.Section).Exists() ? services.AddOpenAiModel() : services;
}
