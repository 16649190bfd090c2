using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Vectors of Amazon Titan by InvokeModel, which takes one text a request: a few go at once. Repeats nothing.</summary>
internal sealed class TitanEmbeddings(AwsWire wire, ModelSettings settings, Uri address) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int AtOnce = 4;

    private readonly EmbeddingGeneratorMetadata _metadata = new("aws.bedrock", address, settings.Model, settings.Dimensions);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToArray();
        var made = new (float[] Vector, long Tokens)[texts.Length];
        await Parallel.ForAsync(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, c) => made[i] = await MakeAsync(texts[i], options, c));
        return new(made.Select(m => new Embedding<float>(m.Vector) { ModelId = settings.Model })) { Usage = new() { InputTokenCount = made.Sum(m => m.Tokens) } };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey switch
    {
        not null => null,
        _ when serviceType == typeof(EmbeddingGeneratorMetadata) => _metadata,
        _ when serviceType.IsInstanceOfType(this) => this,
        _ => null,
    };

    public void Dispose() => wire.Dispose();

    private async Task<(float[] Vector, long Tokens)> MakeAsync(string text, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["inputText"] = text }.With("dimensions", options?.Dimensions ?? settings.Dimensions);
        var call = new RestCall(AwsApi.Bedrock, "InvokeModel", HttpMethod.Post, "/model/{modelId}/invoke")
            .Label("modelId", settings.Model)
            .Header("Accept", "application/json")
            .Body(JsonSerializer.SerializeToUtf8Bytes(request))
            .Build();
        try
        {
            return (await wire.SendAsync(call, cancellationToken)).Read(Vector);
        }
        catch (AwsException exception)
        {
            throw BedrockFailure.Of(exception);
        }
    }

    private static (float[] Vector, long Tokens) Vector(JsonElement root) => (
        [.. root.Items("embedding").Select(n => n.ValueKind == JsonValueKind.Number ? n.GetSingle() : float.NaN)],
        Math.Max(root.Integer("inputTextTokenCount") ?? 0, 0));
}
