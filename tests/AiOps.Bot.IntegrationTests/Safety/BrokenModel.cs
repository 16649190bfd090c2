using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>A model that fails in the way that it is told to.</summary>
internal sealed class BrokenModel : IChatClient, IModelProvider
{
    public static readonly IReadOnlyDictionary<string, Func<string?>> Ways = new Dictionary<string, Func<string?>>
    {
        ["down"] = () => throw new HttpRequestException("refused"),
        ["slow"] = () => null,
        ["truncated"] = () => "{\"claims\":[{\"text\":\"It was the disk\",\"cites\":[{\"evid",
        ["invalid JSON"] = () => "Sure! Here you go: {claims: undefined}",
        ["refuses"] = () => "I'm sorry, I cannot help with that.",
        ["200 KB"] = () => new string('x', 200_000),
        ["NaN"] = () => "{\"claims\":[{\"text\":NaN,\"cites\":[]}]}",
        ["empty"] = () => "",
        ["another form"] = () => "{\"summary\":\"null\",\"actions\":[\"reboot everything\"]}",
        ["throws in the stream"] = () => throw new InvalidOperationException("undefined"),
    };

    public string Way { get; set; } = "down";

    public string Name => "broken";

    public IEnumerable<string> Faults(ModelSettings settings, string key) => [];

    public IChatClient CreateChat(ModelSettings settings) => this;

    public IEmbeddingGenerator<string, Embedding<float>>? CreateEmbeddings(ModelSettings settings) => null;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new ChatMessage(ChatRole.Assistant, await AnswerAsync(cancellationToken)));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new(ChatRole.Assistant, await AnswerAsync(cancellationToken));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private async Task<string> AnswerAsync(CancellationToken cancellationToken)
    {
        if (Ways[Way]() is { } answer)
        {
            return answer;
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "";
    }
}
