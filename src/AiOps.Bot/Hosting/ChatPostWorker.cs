using System.Collections.Concurrent;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Finds out which incidents changed and hands them to the lanes of their conversations. The timeline is followed by its sequence, which misses nothing, whichever
/// process wrote it; the change feed is only faster; a look at everything that lives catches what stands on neither, such as a count.
/// </summary>
internal sealed partial class ChatPostWorker(
    ConversationReading reading, ShowIncident show, SummariseMissed summarise, IChangeFeed changes, TimeProvider time,
    ILogger<ChatPostWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookAtAllEvery = TimeSpan.FromSeconds(30);

    /// <summary>Changes that come together are looked at together.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<IncidentId, byte> _changed = new();
    private readonly Dictionary<ConversationRef, ChatPostLane> _lanes = [];
    private readonly List<Task> _running = [];
    private readonly WorkSignal _wake = new();
    private DateTimeOffset _lookedAtAll = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!reading.HasPlatforms)
        {
            return;
        }

        foreach (var route in reading.RoutesWithoutPlatform)
        {
            LogNoPlatform(route);
        }

        _running.Add(ListenAsync(stoppingToken));
        await FollowAsync(stoppingToken);
        await Task.WhenAll(_running);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                _lookedAtAll = DateTimeOffset.MinValue;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await _wake.WaitAsync(LookEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Breath, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var incident in await reading.ChangedAsync(cancellationToken))
        {
            _changed.TryAdd(incident, 0);
        }

        var now = time.GetUtcNow();
        if (now - _lookedAtAll >= LookAtAllEvery)
        {
            foreach (var incident in await reading.LivingAsync(now, cancellationToken))
            {
                _changed.TryAdd(incident, 0);
            }

            _lookedAtAll = now;
        }

        foreach (var incident in _changed.Keys)
        {
            _changed.TryRemove(incident, out _);
            foreach (var conversation in await reading.ConversationsOfAsync(incident, cancellationToken))
            {
                LaneOf(conversation, cancellationToken).Mark(incident);
            }
        }
    }

    private ChatPostLane LaneOf(ConversationRef conversation, CancellationToken cancellationToken)
    {
        if (!_lanes.TryGetValue(conversation, out var lane))
        {
            lane = _lanes[conversation] = new(conversation, show, summarise, time, logger);
            _running.Add(lane.RunAsync(cancellationToken));
        }

        return lane;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var incident in changes.SubscribeAsync(cancellationToken))
            {
                _changed.TryAdd(incident, 0);
                _wake.Set();
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    [LoggerMessage(6030, LogLevel.Error, "Looking for incidents to show in chat failed; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(6031, LogLevel.Warning, "Chat:Routes names {Conversation}, whose platform is not configured; nothing is posted there")]
    private partial void LogNoPlatform(string conversation);
}
