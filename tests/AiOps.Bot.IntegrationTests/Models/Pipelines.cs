using AiOps.Bot.Aws.Bedrock;
using AiOps.Bot.Connectors;
using AiOps.Bot.Core.Investigations.Models;
using AiOps.Bot.Core.Investigations.Models.Spending;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>Models with all their decorators, as the host puts them together.</summary>
internal sealed class Pipelines : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Pipelines(ServiceProvider services) => _services = services;

    public IChatClient Chat => _services.GetRequiredService<IChatClient>();

    public IEmbeddingGenerator<string, Embedding<float>> Embeddings => _services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    public ModelBudget Budget => _services.GetRequiredService<ModelBudget>();

    /// <param name="settings">Keys and values of the section <c>Models</c>; later ones win.</param>
    public static Pipelines Of(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create("Models:" + s.Key, (string?)s.Last().Value))).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System);
        services.AddHttpModelProviders().AddBedrockModels(FakeBedrock.Region).AddModels().AddChatModels().AddEmbeddingModel();
        return new(services.BuildServiceProvider());
    }

    /// <summary>One model behind OpenAI's protocol.</summary>
    public static Pipelines Of(FakeOpenAi server, params (string Key, string Value)[] more) =>
        Of([.. OpenAi(0, server), ("RetrySeed", "1"), .. more]);

    public static (string Key, string Value)[] OpenAi(int number, FakeOpenAi server) =>
        [($"Chat:{number}:Provider", "openai"), ($"Chat:{number}:Model", $"small-{number}"), ($"Chat:{number}:Endpoint", server.Endpoint.ToString()), ($"Chat:{number}:ApiKey", "k-1")];

    /// <param name="place"><c>Chat:0</c> or <c>Embeddings</c>.</param>
    public static (string Key, string Value)[] Bedrock(string place, string model, FakeBedrock server) =>
    [
        ($"{place}:Provider", "bedrock"), ($"{place}:Model", model), ($"{place}:Endpoint", server.Endpoint.ToString()),
        ($"{place}:AccessKeyId", FakeBedrock.KeyId), ($"{place}:SecretAccessKey", FakeBedrock.Secret),
    ];

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
