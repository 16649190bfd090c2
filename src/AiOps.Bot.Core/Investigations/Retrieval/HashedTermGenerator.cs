using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// The embedding that needs no model: a text's words and the text as a whole by signed feature hashing, of unit length, the same in every process. Weights by
/// rarity come with the query, as in SMART's lnc.ltc (Manning et al., "Introduction to Information Retrieval", 6.4.3), so what is stored stays right while the
/// corpus grows.
/// </summary>
internal sealed class HashedTermGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimension = 256;

    private static readonly EmbeddingGeneratorMetadata Metadata = new("aiops", null, "hashed-terms-2", Dimension);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Embed(v)))));

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Holds nothing.
    }

    private static float[] Embed(string text)
    {
        var vector = new float[Dimension];
        foreach (var (term, count) in WindowTerms.Of(text).CountBy(t => t).OrderBy(t => t.Key))
        {
            // Sums of floats depend on their order, hence the sorting.
            var weight = 1 + MathF.Log(count);
            vector[term % Dimension] += (term >> 63) == 0 ? weight : -weight;
        }

        UnitLength.Scale(vector);
        return vector;
    }
}
