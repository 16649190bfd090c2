using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Embeddings;

/// <summary>Cuts long lists into requests that servers take, and long texts to what models read.</summary>
internal sealed class BatchingEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const int TextsARequest = 64;

    /// <summary>Embedding models read about 8,000 tokens; at 3 bytes a token, that is this many characters of a log.</summary>
    private const int LongestText = 20_000;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Select(v => v.Length > LongestText ? v[..LongestText] : v).Chunk(TextsARequest))
        {
            var made = await base.GenerateAsync(batch, options, cancellationToken);
            all.AddRange(made);
            if (made.Usage is { } usage)
            {
                (all.Usage ??= new()).Add(usage);
            }
        }

        return all;
    }
}
