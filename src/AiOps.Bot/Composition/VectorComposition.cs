using AiOps.Bot.Configuration;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Qdrant;

namespace AiOps.Bot.Composition;

/// <summary>Chooses where log windows are searched: beside the state, or on a Qdrant server.</summary>
internal static class VectorComposition
{
    /// <exception cref="ConfigurationException">Settings cannot be used.</exception>
    public static IServiceCollection AddVectors(this IServiceCollection services, IConfiguration configuration)
    {
        var options = BotConfiguration.Read<VectorOptions>(configuration, VectorOptions.Section);
        return options.Store == VectorOptions.Qdrant
            ? services.AddQdrantVectors(options)
            : services.Configure<SqliteStorageOptions>(o => o.VectorCapacity = options.Capacity).Configure<PostgreSqlStorageOptions>(o => o.VectorCapacity = options.Capacity);
    }
}
