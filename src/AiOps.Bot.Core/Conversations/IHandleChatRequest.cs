namespace AiOps.Bot.Core.Conversations;

/// <summary>Does what a chat request asks for, where the user may.</summary>
public interface IHandleChatRequest
{
    /// <summary>May be called again with a request that was handled before a crash: decisions are compare-and-set, so nothing happens twice.</summary>
    Task<ChatOutcome> HandleAsync(ChatRequest request, CancellationToken cancellationToken);
}
