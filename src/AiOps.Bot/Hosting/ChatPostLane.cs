using System.Collections.Concurrent;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Keeps the messages of one conversation up to date, one at a time, so that a slow or broken conversation holds up no other. Messages that exist are edited before
/// new ones are posted: a decision is news, the hundredth incident of a storm can wait.
/// </summary>
internal sealed partial class ChatPostLane(ConversationRef conversation, ShowIncident show, SummariseMissed summarise, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<IncidentId, DateTimeOffset> _due = new();
    private readonly HashSet<IncidentId> _posted = [];
    private readonly HashSet<IncidentId> _missed = [];
    private readonly WorkSignal _wake = new();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Something about the incident changed.</summary>
    public void Mark(IncidentId incident)
    {
        _due[incident] = DateTimeOffset.MinValue;
        _wake.Set();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex, conversation.Platform, conversation.Id);
                _pausedUntil = time.GetUtcNow() + AfterFault;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        if (Next() is { } incident)
        {
            await ShowAsync(incident, cancellationToken);
        }
        else
        {
            await TellMissedAsync(cancellationToken);
            await _wake.WaitAsync(Idle(), time, cancellationToken);
        }
    }

    private bool IsPaused => time.GetUtcNow() < _pausedUntil;

    private IncidentId? Next()
    {
        var now = time.GetUtcNow();
        var due = _due.Where(d => d.Value <= now).Select(d => d.Key).ToList();
        return due.Count == 0 ? null : due.OrderBy(i => _posted.Contains(i) ? 0 : 1).First();
    }

    private TimeSpan Idle()
    {
        var wait = (_due.IsEmpty ? DateTimeOffset.MaxValue : _due.Values.Min()) - time.GetUtcNow();
        return wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : wait < LookEvery ? wait : LookEvery;
    }

    private async Task ShowAsync(IncidentId incident, CancellationToken cancellationToken)
    {
        // Taken off first: a change that comes while this one is shown puts it on again.
        _due.TryRemove(incident, out _);
        ShowOutcome outcome;
        try
        {
            outcome = await show.ShowAsync(incident, conversation, IsPaused, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            _due.TryAdd(incident, time.GetUtcNow() + AfterFault);
            LogIncidentFailed(ex, incident, conversation.Platform, conversation.Id);
            return;
        }

        Note(incident, outcome);
        if (outcome.LookAgain is { } again)
        {
            _due.TryAdd(incident, again > _pausedUntil ? again : _pausedUntil);
        }
    }

    private void Note(IncidentId incident, ShowOutcome outcome)
    {
        if (outcome.IsPosted)
        {
            _posted.Add(incident);
        }

        if (outcome.Missed)
        {
            _missed.Add(incident);
        }

        if (outcome.Pause is { } pause)
        {
            _pausedUntil = time.GetUtcNow() + pause;
        }

        if (outcome.Sent is { } sent)
        {
            Count(sent, "card");
        }
    }

    private async Task TellMissedAsync(CancellationToken cancellationToken)
    {
        if (_missed.Count == 0 || IsPaused)
        {
            return;
        }

        var result = await summarise.TellAsync(conversation, [.. _missed], cancellationToken);
        Count(result, "summary");
        if (result.Status == SendStatus.Later)
        {
            _pausedUntil = time.GetUtcNow() + PostProgress.Pause(result, 2, 0.5);
            return;
        }

        _missed.Clear();
    }

    private void Count(SendResult result, string what)
    {
        HostMetrics.ChatSent.Add(1, new("platform", conversation.Platform), new("what", what), new("status", result.Status.ToString()));
        if (result.Status is SendStatus.Refused or SendStatus.Gone)
        {
            LogRefused(conversation.Platform, conversation.Id, result.Status, result.Reason);
        }
    }

    [LoggerMessage(6020, LogLevel.Error, "Messages of {Platform} conversation {Conversation} could not be brought up to date; trying again")]
    private partial void LogFailed(Exception exception, string platform, string conversation);

    [LoggerMessage(6021, LogLevel.Error, "{Incident} could not be shown in {Platform} conversation {Conversation}; trying again")]
    private partial void LogIncidentFailed(Exception exception, IncidentId incident, string platform, string conversation);

    [LoggerMessage(6022, LogLevel.Warning, "{Platform} conversation {Conversation} does not take a message ({Status}): {Reason}")]
    private partial void LogRefused(string platform, string conversation, SendStatus status, string reason);
}
