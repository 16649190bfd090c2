using AiOps.Bot.Core.Investigations.Models.Recording;
using AiOps.Bot.Core.Investigations.Models.Spending;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Registers models.</summary>
public static class ModelRegistration
{
    /// <summary>
    /// Adds what models share: their options (section <c>Models</c>), the budget and the pipeline. Needs each <see cref="IModelProvider"/> that the settings name,
    /// <see cref="TimeProvider"/>, configuration and logging.
    /// </summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsFaults>();
        services.AddRedaction();
        services.AddSingleton(p => new ModelBudget(Options(p).Budget, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ModelPipeline(p.GetServices<IModelProvider>(), Parts(p)));
        return services;
    }

    /// <summary>Adds the models of <c>Models:Chat</c>, decorated, as one <see cref="IChatClient"/>. Call it only where there are any.</summary>
    public static IServiceCollection AddChatModels(this IServiceCollection services) =>
        services.AddSingleton(p => p.GetRequiredService<ModelPipeline>().CreateChat());

    /// <summary>Adds the model of <c>Models:Embeddings</c>, decorated. Call it only where there is one.</summary>
    public static IServiceCollection AddEmbeddingModel(this IServiceCollection services) =>
        services.AddSingleton(p => p.GetRequiredService<ModelPipeline>().CreateEmbeddings(Options(p).Embeddings!));

    private static ModelParts Parts(IServiceProvider provider)
    {
        var options = Options(provider);
        return new(options, provider.GetRequiredService<ModelBudget>(), provider.GetRequiredService<IRedactor>(), provider.GetService<ModelRecording>())
        {
            Time = provider.GetRequiredService<TimeProvider>(),
            Random = options.RetrySeed is { } seed ? new(seed) : new(),
            Logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger<ModelPipeline>(),
        };
    }

    private static ModelOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ModelOptions>>().Value;
}
