using AiOps.Bot.Core.Investigations.Models.Embeddings;
using AiOps.Bot.Core.Investigations.Models.Recording;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Puts the decorators round the clients. The only place that makes a client, so that none can be reached past them. From the outside in:
/// <list type="number">
/// <item>redaction: first, so that everything behind it, whichever model answers in the end, never holds a secret;</item>
/// <item>cache: keys and entries are redacted, and what is known costs nothing of what follows;</item>
/// <item>fallback over the models, each of which has its own</item>
/// <item>telemetry: one span a model, its repeats included, under the name of the model that was really asked;</item>
/// <item>retry: repeats are one model's matter;</item>
/// <item>budget: next to the client, so that each attempt of each model is counted and capped;</item>
/// <item>recording, or the recording in the client's place.</item>
/// </list>
/// </summary>
internal sealed class ModelPipeline(IEnumerable<IModelProvider> providers, ModelParts parts)
{
    /// <summary>The models that explain, as one.</summary>
    public IChatClient CreateChat()
    {
        var models = parts.Options.Chat.Select(s => (s.Model, (IChatClient)CreateChat(s))).ToArray();
        var chain = new FallbackChatClient(models, parts.Time, parts.Logger);
        return new RedactingChatClient(new CachingChatClient(chain, new(parts.Options.Cache, parts.Time)), parts.Redactor);
    }

    public IEmbeddingGenerator<string, Embedding<float>> CreateEmbeddings(ModelSettings settings)
    {
        var client = ProviderOf(settings).CreateEmbeddings(settings)
            ?? throw new InvalidOperationException($"Models:Embeddings:Provider: {settings.Provider} has no embeddings; use openai or bedrock");
        var budgeted = new BudgetedEmbeddings(new CheckedEmbeddings(client, settings.Dimensions), Metered(settings));
        var batching = new BatchingEmbeddings(new RetryingEmbeddings(budgeted, Patience(settings)));
        return new RedactingEmbeddings(batching, parts.Redactor);
    }

    private TracedChatClient CreateChat(ModelSettings settings)
    {
        var client = Client(settings);
        var budgeted = new BudgetedChatClient(client, Metered(settings));
        var retrying = new RetryingChatClient(budgeted, Patience(settings));
        return new(retrying, TracedModel.Of(client, settings.Model, parts.Options.TraceContent, parts.Time));
    }

    private IChatClient Client(ModelSettings settings) => (parts.Options.Recording.Mode, parts.Recording) switch
    {
        (ModelRecordingMode.Replay, { } recording) => new ReplayingChatClient(settings.Model, recording),
        (ModelRecordingMode.Record, { } recording) => new RecordingChatClient(ProviderOf(settings).CreateChat(settings), settings.Model, recording),
        _ => ProviderOf(settings).CreateChat(settings),
    };

    private IModelProvider ProviderOf(ModelSettings settings) => providers.First(p => string.Equals(p.Name, settings.Provider, StringComparison.OrdinalIgnoreCase));

    private MeteredModel Metered(ModelSettings settings) => new(settings.Model, settings.MaxOutputTokens, parts.Options.PriceOf(settings.Model), parts.Budget, parts.Time) { Currency = parts.Options.Currency };

    private Repetition Patience(ModelSettings settings) => new(new(settings.Timeout, settings.MaxRetries), parts.Time, parts.Random);
}
