using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>Sends the replies of the outbox: in the order of each conversation, conversations at the same time.</summary>
internal sealed partial class ChatReplyWorker(
    IChatOutbox outbox, IEnumerable<IChatPlatform> platforms, ChatBoard board, Random random, TimeProvider time, ILogger<ChatReplyWorker> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private const int Batch = 200;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sent = await SendDueAsync(stoppingToken);
                if (sent < Batch)
                {
                    await board.Replies.WaitAsync(LookEvery, time, stoppingToken);
                }
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var due = await outbox.DueAsync(time.GetUtcNow(), Batch, cancellationToken);
        await Parallel.ForEachAsync(
            due.GroupBy(r => (r.Conversation.Platform, r.Conversation.Id)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (conversation, ct) => await SendAllAsync(conversation, ct));
        return due.Count;
    }

    /// <summary>Where the platform wants to be left alone, the rest of the conversation waits with the reply that it would not take.</summary>
    private async Task SendAllAsync(IEnumerable<OutgoingReply> replies, CancellationToken cancellationToken)
    {
        DateTimeOffset? putOff = null;
        foreach (var reply in replies)
        {
            putOff = await SendAsync(reply, putOff, cancellationToken);
        }
    }

    private async Task<DateTimeOffset?> SendAsync(OutgoingReply reply, DateTimeOffset? putOff, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= reply.ExpiresAt)
        {
            LogDropped(reply.Id, reply.Conversation.Platform, "nobody waits for it any more");
            await outbox.RemoveAsync(reply.Id, cancellationToken);
            return putOff;
        }

        if (putOff is null)
        {
            var result = await AskAsync(reply, cancellationToken);
            HostMetrics.ChatSent.Add(1, new("platform", reply.Conversation.Platform), new("what", "reply"), new("status", result.Status.ToString()));
            if (result.Status != SendStatus.Later)
            {
                Note(reply, result);
                await outbox.RemoveAsync(reply.Id, CancellationToken.None);
                return null;
            }

            putOff = now + PostProgress.Pause(result, reply.Attempts, random.NextDouble());
        }

        await outbox.PutOffAsync(reply.Id, putOff.Value, CancellationToken.None);
        return putOff;
    }

    private async Task<SendResult> AskAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        if (!_platforms.TryGetValue(reply.Conversation.Platform, out var platform))
        {
            return SendResult.Later("the platform is not configured", TimeSpan.FromMinutes(1));
        }

        try
        {
            return await platform.ReplyAsync(reply, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            // One reply that an adapter fails on must not hold up the others.
            LogAdapterFailed(ex, reply.Id, reply.Conversation.Platform);
            return SendResult.Later("the adapter failed");
        }
    }

    private void Note(OutgoingReply reply, SendResult result)
    {
        if (result.Status is SendStatus.Refused or SendStatus.Gone)
        {
            LogDropped(reply.Id, reply.Conversation.Platform, result.Reason);
        }
    }

    [LoggerMessage(6010, LogLevel.Error, "Sending chat replies failed; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(6011, LogLevel.Warning, "Reply {Reply} to {Platform} was dropped: {Reason}")]
    private partial void LogDropped(string reply, string platform, string reason);

    [LoggerMessage(6012, LogLevel.Error, "The adapter failed on reply {Reply} to {Platform}")]
    private partial void LogAdapterFailed(Exception exception, string reply, string platform);
}
