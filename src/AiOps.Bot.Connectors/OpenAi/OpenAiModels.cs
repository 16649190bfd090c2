using System.ClientModel;
using System.ClientModel.Primitives;
using AiOps.Bot.Connectors.Models;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>Models behind OpenAI's protocol: OpenAI, Azure OpenAI, vLLM, Ollama, LM Studio and others.</summary>
internal sealed class OpenAiModels : IModelProvider
{
    private static readonly Uri Vendor = new("https://api.openai.com/v1");

    /// <summary>Our own limit ends a request first; this one is for what it does not see.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public string Name => "openai";

    public IEnumerable<string> Faults(ModelSettings settings, string key)
    {
        if (settings.Endpoint is null && settings.ApiKey.Length == 0)
        {
            yield return $"{key}:ApiKey is missing: OpenAI needs one (env://OPENAI_API_KEY reads it from the environment). For a server of your own set {key}:Endpoint";
        }

        if (settings.ApiVersion.Length > 0 && settings.Endpoint is null)
        {
            yield return $"{key}:Endpoint is missing: Azure OpenAI needs the resource's address, https://NAME.openai.azure.com";
        }

        if (settings.StructuredOutput == StructuredOutput.Tool)
        {
            yield return $"{key}:StructuredOutput must be Auto, Schema, Json or Instruction for {Name}";
        }
    }

    IChatClient IModelProvider.CreateChat(ModelSettings settings) => CreateChat(settings);

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddings(ModelSettings settings) =>
        new OpenAiEmbeddings(new EmbeddingClient(settings.Model, Credential(settings), Options(settings)), Server(settings), settings);

    internal static OpenAiChatClient CreateChat(ModelSettings settings) =>
        new(new ChatClient(settings.Model, Credential(settings), Options(settings)), Server(settings), new(settings.StructuredOutput));

    private static OpenAiServer Server(ModelSettings settings)
    {
        var endpoint = settings.Endpoint ?? Vendor;
        var isAzure = settings.ApiVersion.Length > 0;
        return new(isAzure ? "azure.ai.openai" : "openai", endpoint, settings.Model) { KnowsOnlyNewNames = isAzure || endpoint.Host == Vendor.Host };
    }

    // Servers of one's own often want no key; the client insists on one.
    private static ApiKeyCredential Credential(ModelSettings settings) => new(settings.ApiKey.Length == 0 ? "none" : settings.ApiKey);

    private static OpenAIClientOptions Options(ModelSettings settings)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = settings.Endpoint ?? Vendor,
            NetworkTimeout = settings.Timeout + Margin,
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(ModelTransport.Create()),
        };
        if (settings.ApiVersion.Length > 0)
        {
            options.Endpoint = AzurePolicy.Deployment(settings.Endpoint!, settings.Model);
            options.AddPolicy(new AzurePolicy(settings.ApiKey, settings.ApiVersion), PipelinePosition.BeforeTransport);
        }

        return options;
    }
}
