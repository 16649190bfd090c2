using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Registers an OpenAI-compatible model.</summary>
public static class OpenAiRegistration
{
    /// <summary>Adds the model as <see cref="IChatClient"/>. Call it only where a model is configured: without it, investigations are not narrated.</summary>
    public static IServiceCollection AddOpenAiModel(this IServiceCollection services)
    {
        services.AddOptions<OpenAiOptions>().BindConfiguration(OpenAiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IChatClient>(provider => Create(provider.GetRequiredService<IOptions<OpenAiOptions>>().Value));
        return services;
    }

    internal static OpenAiChatClient Create(OpenAiOptions options)
    {
        // Servers of one's own often want no key; the client insists on one.
        var key = new ApiKeyCredential(options.ApiKey.Length == 0 ? "none" : options.ApiKey);
        var settings = new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            NetworkTimeout = options.Timeout,
            RetryPolicy = new ClientRetryPolicy(options.MaxRetries),
        };
        return new(new ChatClient(options.Model, key, settings), options.Endpoint, options.Model);
    }
}
