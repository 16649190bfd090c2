using AiOps.Bot.Configuration;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Qdrant;

namespace AiOps.Bot.Commands;

/// <summary>Asks the vector store what it holds, where it is a server of its own.</summary>
internal static class VectorCheckup
{
    private const string Name = "vectors";

    public static async Task<Checkup> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            var options = BotConfiguration.Read<VectorOptions>(configuration, VectorOptions.Section);
            if (options.Store != VectorOptions.Qdrant)
            {
                return new(Name, true, "kept in the database and searched in this process");
            }

            options.Attempts = 1;
            await using var services = new ServiceCollection().AddQdrantVectors(options).BuildServiceProvider();
            return new(Name, true, await services.GetRequiredService<IVectorCheckup>().CheckAsync(cancellationToken));
        }
        catch (ConfigurationException ex)
        {
            return new(Name, false, ex.Message, "Correct the keys named above.");
        }
        catch (StorageException ex)
        {
            return new(Name, false, ex.Message, $"Without it related log windows are not found; set {VectorOptions.Section}:Store to {VectorOptions.Embedded} to search in this process.");
        }
    }
}
