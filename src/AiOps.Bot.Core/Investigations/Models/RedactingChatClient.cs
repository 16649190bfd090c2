using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Takes secrets out of everything that goes to a model. It stands before all other decorators: neither the cache nor a trace, a recording or any model of the
/// chain sees anything else than what it lets through. What it cannot read it withholds.
/// </summary>
internal sealed class RedactingChatClient(IChatClient inner, IRedactor redactor) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var redacted = Redacted(options);
        return base.GetResponseAsync(redacted.Messages(messages), redacted.Options(options), cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var redacted = Redacted(options);
        await foreach (var update in base.GetStreamingResponseAsync(redacted.Messages(messages), redacted.Options(options), cancellationToken))
        {
            yield return update;
        }
    }

    private RedactedRequest Redacted(ChatOptions? options) =>
        new(ModelCall.Of(options)?.Incident is { } incident ? redactor.Of(incident).Redact : redactor.Redact);
}
