using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models.Recording;

/// <summary>Keeps what a model answered. Answers that did not come to their end are not kept.</summary>
internal sealed class RecordingChatClient(IChatClient inner, string model, ModelRecording recording) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        recording.Keep(model, CanonicalRequest.Of(messages, options), response);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            updates.Add(update);
            yield return update;
        }

        recording.Keep(model, CanonicalRequest.Of(messages, options), updates.ToChatResponse());
    }
}
