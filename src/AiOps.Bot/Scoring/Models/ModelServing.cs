using AiOps.Bot.Scoring.Remote;

namespace AiOps.Bot.Scoring.Models;

/// <summary>Registers the serving of registered models. The registry comes from the storage.</summary>
internal static class ModelServing
{
    public static IServiceCollection AddModelServing(this IServiceCollection services) => services
        .AddSingleton<ServedModels>()
        .AddSingleton<ShadowQueue>()
        .AddSingleton<ModelDrift>()
        .AddSingleton<ModelBatch>()
        .AddSingleton<ModelView>();

    /// <exception cref="Configuration.ConfigurationException">The section <c>Scoring</c> cannot be used.</exception>
    public static IServiceCollection AddRemoteModels(this IServiceCollection services, IConfiguration configuration)
    {
        var endpoints = RemoteModels.Read(configuration);
        return services.AddSingleton(p => new RemoteModels(endpoints, p.GetRequiredService<TimeProvider>()));
    }
}
