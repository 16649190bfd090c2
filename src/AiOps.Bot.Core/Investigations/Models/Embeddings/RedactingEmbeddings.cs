using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Embeddings;

/// <summary>Takes secrets out of what is embedded.</summary>
internal sealed class RedactingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, IRedactor redactor)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GenerateAsync([.. values.Select(redactor.Redact)], options, cancellationToken);
}
