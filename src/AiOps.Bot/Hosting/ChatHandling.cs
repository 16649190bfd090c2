using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>Handles one request and stores that it is finished together with its reply.</summary>
internal sealed partial class ChatHandling(IHandleChatRequest handler, IChatInbox inbox, ChatBoard board, IChangeFeed changes, TimeProvider time, ILogger<ChatHandling> logger)
{
    private static readonly TimeSpan WorthSaying = TimeSpan.FromHours(4);

    /// <summary>The reply goes to the outbox.</summary>
    public Task HandleAsync(ChatRequest request, CancellationToken cancellationToken) => HandleAsync(request, new AwaitedAnswer(isAwaited: false), cancellationToken);

    /// <summary>The reply goes to whoever still waits for it, or else to the outbox.</summary>
    public async Task<ChatOutcome> HandleAsync(ChatRequest request, AwaitedAnswer awaited, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(request, cancellationToken);
        var replies = outcome.Reply is null || awaited.TryAnswer() ? [] : new[] { Reply(request, outcome, outcome.Reply) };
        await inbox.FinishAsync(request.Id, replies, CancellationToken.None);
        Finished(request, outcome);
        if (replies.Length > 0)
        {
            board.Replies.Set();
        }

        return outcome;
    }

    /// <summary>A request that cannot be handled must not come back for ever, and its sender must hear of it.</summary>
    private async Task<ChatOutcome> RunAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await handler.HandleAsync(request, cancellationToken);
        }
        catch (Exception ex) when (ex is not (OperationCanceledException or Storage.StorageException))
        {
            LogFailed(ex, request.Id, request.Intent.GetType().Name);
            return new(ChatReply.Of("Not done: something went wrong on our side. The log has it; look at the incident before you try again."), ReplyVisibility.Private, null, true);
        }
    }

    private void Finished(ChatRequest request, ChatOutcome outcome)
    {
        HostMetrics.ChatRequests.Add(1, new("platform", request.Conversation.Platform), new("refused", outcome.Refused));
        if (outcome.Incident is { } incident && request.Intent is not CardRefresh)
        {
            changes.Publish(incident);
        }
    }

    private OutgoingReply Reply(ChatRequest request, ChatOutcome outcome, ChatReply reply)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = "rep-" + request.Id,
            Conversation = request.Conversation,
            To = request.User,
            Visibility = outcome.Visibility,
            Reply = reply,
            Message = request.Message,
            Handle = request.Handle,
            CreatedAt = now,
            NotBefore = now,
            ExpiresAt = request.ReceivedAt + WorthSaying,
        };
    }

    [LoggerMessage(6001, LogLevel.Error, "Chat request {Request} ({Intent}) could not be handled; its sender was told")]
    private partial void LogFailed(Exception exception, string request, string intent);
}
