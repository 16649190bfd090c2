using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Models;

/// <summary>Hands out models by their name.</summary>
internal sealed class FakeProvider(IReadOnlyDictionary<string, IChatClient> models) : IModelProvider
{
    public string Name => "fake";

    public IEnumerable<string> Faults(ModelSettings settings, string key) => models.ContainsKey(settings.Model) ? [] : [$"{key}:Model is unknown"];

    public IChatClient CreateChat(ModelSettings settings) => models[settings.Model];

    public IEmbeddingGenerator<string, Embedding<float>>? CreateEmbeddings(ModelSettings settings) => null;
}
