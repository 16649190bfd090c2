using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>Stands in the place of a model and answers from a recording. Nothing leaves the process.</summary>
public sealed class ReplayingChatClient(string model, ModelRecording recording) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("recording", null, model);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(recording.Find(CanonicalRequest.Of(messages, options)));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey switch
    {
        not null => null,
        _ when serviceType == typeof(ChatClientMetadata) => _metadata,
        _ when serviceType.IsInstanceOfType(this) => this,
        _ => null,
    };

    public void Dispose()
    {
        // The recording is others' too.
    }
}
