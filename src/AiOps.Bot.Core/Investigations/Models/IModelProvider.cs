using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Makes clients for one vendor's models. Clients are bare: they do not repeat, count, redact or trace, and throw <see cref="ModelFailedException"/>.
/// <see cref="ModelPipeline"/>, which alone calls this, puts the decorators round them.
/// </summary>
public interface IModelProvider
{
    /// <summary>The word in <see cref="ModelSettings.Provider"/>.</summary>
    string Name { get; }

    /// <summary>What is wrong with the settings, beyond what holds for all providers. Must not throw, and do no I/O.</summary>
    /// <param name="key">The settings' key, which each fault begins with.</param>
    IEnumerable<string> Faults(ModelSettings settings, string key);

    /// <param name="settings">Without faults.</param>
    IChatClient CreateChat(ModelSettings settings);

    /// <returns>Null where the vendor has no embeddings.</returns>
    IEmbeddingGenerator<string, Embedding<float>>? CreateEmbeddings(ModelSettings settings);
}
