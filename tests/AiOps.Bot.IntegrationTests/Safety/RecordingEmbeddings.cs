using System.Collections.Concurrent;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>A model of embeddings that keeps all that it was sent.</summary>
internal sealed class RecordingEmbeddings : IModelProvider, IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 8;

    public string Name => "recording";

    public ConcurrentQueue<string> Seen { get; } = new();

    public IEnumerable<string> Faults(ModelSettings settings, string key) => [];

    public IChatClient CreateChat(ModelSettings settings) => throw new NotSupportedException();

    public IEmbeddingGenerator<string, Embedding<float>>? CreateEmbeddings(ModelSettings settings) => this;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var vectors = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            Seen.Enqueue(value);
            vectors.Add(new(Enumerable.Range(0, Dimensions).Select(i => (float)Math.Sin(value.Length + i) + 1.5f).ToArray()));
        }

        return Task.FromResult(vectors);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("recording", null, "listening-1", Dimensions) : null;

    public void Dispose()
    {
    }
}
