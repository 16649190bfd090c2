using AiOps.Bot.Connectors.Models;
using AiOps.Bot.Core.Investigations.Models;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Connectors.Anthropic;

/// <summary>Anthropic's models by Anthropic's own package.</summary>
internal sealed class AnthropicModels : IModelProvider
{
    private static readonly Uri Vendor = new("https://api.anthropic.com");

    /// <summary>Our own limit ends a request first; this one is for what it does not see.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public string Name => "anthropic";

    public IEnumerable<string> Faults(ModelSettings settings, string key)
    {
        if (settings.ApiKey.Length == 0)
        {
            yield return $"{key}:ApiKey is missing: Anthropic needs one (env://ANTHROPIC_API_KEY reads it from the environment)";
        }

        if (settings.StructuredOutput is not (StructuredOutput.Auto or StructuredOutput.Schema or StructuredOutput.Instruction))
        {
            yield return $"{key}:StructuredOutput must be Auto, Schema or Instruction for {Name}";
        }

        if (key.EndsWith("Embeddings", StringComparison.Ordinal))
        {
            yield return $"{key}:Provider must be openai or bedrock: Anthropic has no embeddings";
        }
    }

    public IChatClient CreateChat(ModelSettings settings)
    {
        var endpoint = settings.Endpoint ?? Vendor;
        var client = new AnthropicClient(new ClientOptions
        {
            ApiKey = settings.ApiKey,
            BaseUrl = endpoint.AbsoluteUri.TrimEnd('/'),
            HttpClient = ModelTransport.Create(new RefusedAnswers()),
            MaxRetries = 0,
            Timeout = settings.Timeout + Margin,
        });
        return new AnthropicChatClient(client.AsIChatClient(settings.Model, settings.MaxOutputTokens), new("anthropic", endpoint, settings.Model), settings.StructuredOutput);
    }

    public IEmbeddingGenerator<string, Embedding<float>>? CreateEmbeddings(ModelSettings settings) => null;
}
