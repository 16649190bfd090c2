using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>Registers Qdrant as the vector store.</summary>
public static class QdrantRegistration
{
    /// <summary>Takes the place of the embedded index; call it after the database was registered. The address and key come from the options.</summary>
    public static IServiceCollection AddQdrantVectors(this IServiceCollection services, VectorOptions options)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<VectorOptions>().Configure(options.CopyTo).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new QdrantConnection(
            provider.GetRequiredService<IOptions<VectorOptions>>().Value, provider.GetRequiredService<TimeProvider>(), new Random()));
        services.Replace(ServiceDescriptor.Singleton<IVectorIndex, QdrantVectorIndex>());
        return services.AddSingleton<IVectorCheckup, QdrantCheckup>();
    }
}
