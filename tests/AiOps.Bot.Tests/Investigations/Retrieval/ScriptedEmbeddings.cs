using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

/// <summary>An embedding model that does what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string> Asked { get; } = [];

    public List<int> Batches { get; } = [];

    public string Name { get; set; } = "one";

    public int Dimension { get; set; } = 8;

    public Exception? Fault { get; set; }

    /// <summary>What is made of the right answer.</summary>
    public Func<List<Embedding<float>>, List<Embedding<float>>> Answer { get; set; } = answer => answer;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values.ToList();
        Asked.AddRange(texts);
        Batches.Add(texts.Count);
        return Fault is null
            ? Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(Answer([.. texts.Select(Embed)])))
            : Task.FromException<GeneratedEmbeddings<Embedding<float>>>(Fault);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("scripted", null, Name) : null;

    public void Dispose()
    {
        // Holds nothing.
    }

    private Embedding<float> Embed(string text)
    {
        var vector = new float[Dimension];
        foreach (var term in WindowTerms.Of(text))
        {
            vector[term % (ulong)Dimension] += (term >> 63) == 0 ? 3 : -3;
        }

        return new(vector);
    }
}
