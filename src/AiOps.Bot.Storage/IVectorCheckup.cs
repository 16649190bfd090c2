namespace AiOps.Bot.Storage;

/// <summary>Looks whether the vector store can be used, and leaves it as it is.</summary>
public interface IVectorCheckup
{
    /// <summary>Asks the server who it is and what it holds of ours.</summary>
    /// <returns>What it said, for people: its version and how many log windows it has.</returns>
    /// <exception cref="StorageException">It cannot be reached, or refuses us.</exception>
    Task<string> CheckAsync(CancellationToken cancellationToken);
}
