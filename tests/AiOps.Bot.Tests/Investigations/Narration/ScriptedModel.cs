using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Investigations.Narration;

/// <summary>A model that answers what the test says and remembers what it was sent.</summary>
internal sealed class ScriptedModel(Func<string, string> answer) : IChatClient
{
    public string System { get; private set; } = "";

    public string User { get; private set; } = "";

    public int MessageCount { get; private set; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var sent = messages.ToArray();
        (System, User, MessageCount) = (sent[0].Text, sent[^1].Text, sent.Length);
        foreach (var piece in answer(User).Chunk(1_000))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(ChatRole.Assistant, new string(piece));
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("test", null, "test-model") : null;

    public void Dispose()
    {
    }
}
