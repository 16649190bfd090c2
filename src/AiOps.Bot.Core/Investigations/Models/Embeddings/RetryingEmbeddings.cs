using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Embeddings;

/// <summary>Asks again after throttling, faults of the server and time limits, as <see cref="RetryingChatClient"/> does.</summary>
internal sealed class RetryingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, Repetition repetition)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        repetition.RunAsync(c => base.GenerateAsync(values, options, c), cancellationToken);
}
