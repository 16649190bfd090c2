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
}
