using AiOps.Bot.Connectors.Anthropic;
using AiOps.Bot.Connectors.OpenAi;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Connectors;

/// <summary>Registers the vendors of models that are reached over HTTP.</summary>
public static class ModelProviderRegistration
{
    /// <summary>Adds the providers <c>openai</c> and <c>anthropic</c>. Nothing is connected to until a model is asked.</summary>
    public static IServiceCollection AddHttpModelProviders(this IServiceCollection services)
    {
        services.AddSingleton<IModelProvider, OpenAiModels>();
        services.AddSingleton<IModelProvider, AnthropicModels>();
        return services;
    }
}
