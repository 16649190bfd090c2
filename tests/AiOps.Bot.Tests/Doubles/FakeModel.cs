using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>A model in this process: answers by a function, whole or in pieces of ten characters, and remembers what it was sent.</summary>
internal sealed class FakeModel(Func<IReadOnlyList<ChatMessage>, ChatOptions?, ChatResponse> answer) : IChatClient
{
    private const int Piece = 10;
    private readonly List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> _requests = [];

    public FakeModel(string text)
        : this((_, _) => Says(text))
    {
    }

    public IReadOnlyList<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests => _requests;

    public static ChatResponse Says(string text, long input = 100, long output = 20) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        ModelId = "served-model",
        ResponseId = "r-1",
        Usage = new() { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
    };

    /// <summary>A model that fails so every time.</summary>
    public static FakeModel Failing(Exception exception) => new((_, _) => throw exception);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Answer(messages, options));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var response = Answer(messages, options);
        foreach (var piece in response.Text.Chunk(Piece))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, new string(piece)) { ModelId = response.ModelId };
        }

        yield return new(ChatRole.Assistant, [.. response.Usage is { } usage ? (AIContent[])[new UsageContent(usage)] : []]) { FinishReason = response.FinishReason, ModelId = response.ModelId, ResponseId = response.ResponseId };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("fake", new Uri("http://127.0.0.1:1/v1"), "fake-model") : null;

    public void Dispose()
    {
    }

    private ChatResponse Answer(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var sent = messages.ToArray();
        lock (_requests)
        {
            _requests.Add((sent, options));
        }

        return answer(sent, options);
    }
}
