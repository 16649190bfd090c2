using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Embeddings;

/// <summary>Refuses vectors that would spoil an index: too few, of another length than before, or with numbers that are none.</summary>
internal sealed class CheckedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, int? dimensions)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private int _dimensions = dimensions ?? 0;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var wanted = values as IReadOnlyCollection<string> ?? [.. values];
        var made = await base.GenerateAsync(wanted, options, cancellationToken);
        if (made.Count != wanted.Count)
        {
            throw new ModelFailedException(ModelFailure.Unreadable, $"the model made {made.Count} vectors of {wanted.Count} texts");
        }

        foreach (var embedding in made)
        {
            Check(embedding.Vector.Span);
        }

        return made;
    }

    private void Check(ReadOnlySpan<float> vector)
    {
        if (Interlocked.CompareExchange(ref _dimensions, vector.Length, 0) is var known && known != 0 && known != vector.Length)
        {
            throw new ModelFailedException(ModelFailure.Unreadable, $"the model made a vector of {vector.Length} numbers where {known} are expected (Models:Embeddings:Dimensions)");
        }

        var square = 0.0;
        foreach (var number in vector)
        {
            square += (double)number * number;
        }

        if (!double.IsFinite(square) || square == 0)
        {
            throw new ModelFailedException(ModelFailure.Unreadable, "the model made a vector of zeros, or with numbers that are none");
        }
    }
}
