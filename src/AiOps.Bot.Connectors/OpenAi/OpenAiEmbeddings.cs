using System.ClientModel;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using AiOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;
using WireOptions = OpenAI.Embeddings.EmbeddingGenerationOptions;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Embeddings of OpenAI's protocol. The server may send numbers or base64, whichever it knows. Repeats nothing.</summary>
internal sealed class OpenAiEmbeddings(EmbeddingClient client, OpenAiServer server, ModelSettings settings) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new(server.Name, server.Endpoint, settings.Model, settings.Dimensions);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, AiOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var wanted = new WireOptions { Dimensions = options?.Dimensions ?? settings.Dimensions };
            var made = (await client.GenerateEmbeddingsAsync(values, wanted, cancellationToken)).Value;
            return new(made.OrderBy(e => e.Index).Select(e => new Embedding<float>(e.ToFloats()) { ModelId = settings.Model }))
            {
                Usage = made.Usage is null ? null : new() { InputTokenCount = made.Usage.InputTokenCount, TotalTokenCount = made.Usage.TotalTokenCount },
            };
        }
        catch (ClientResultException exception)
        {
            throw OpenAiFailure.From(exception);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey switch
    {
        not null => null,
        _ when serviceType == typeof(EmbeddingGeneratorMetadata) => _metadata,
        _ when serviceType.IsInstanceOfType(this) => this,
        _ => null,
    };

    public void Dispose()
    {
        // The inner client owns nothing that needs disposal: its connections belong to the process.
    }
}
