using AiOps.Bot.Chat.Slack.Intake;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>Does what an envelope asks for, the same way as over HTTP. Shared by all connections: Slack may send the same envelope on two of them.</summary>
internal sealed partial class SlackEnvelopes(SlackReception reception, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackEnvelopes> logger)
{
    private const int MaxRemembered = 5_000;

    /// <summary>Slack sends again what is not acknowledged in three seconds; longer than that, storing is as good as failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _done = [];
    private readonly Queue<string> _order = new();

    /// <summary>True where it is to be acknowledged: it is stored, or can never be taken. False where Slack shall send it again.</summary>
    public async Task<bool> TakeAsync(SlackEnvelope envelope, CancellationToken cancellationToken)
    {
        if (IsDone(envelope.Id) || envelope.Payload is not { } payload)
        {
            return true;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var delivery = SlackReader.Read(envelope.Type, payload, new(options.Value.AppId, options.Value.TeamId), time.GetUtcNow());
            var ack = await reception.TakeAsync(delivery, patience.Token);
            if (ack.Refusal is { } refusal)
            {
                LogRefused(envelope.Type, refusal);
            }

            Done(envelope.Id);
            return true;
        }
#pragma warning disable CA1031 // Whatever the store throws, the connection lives on and Slack sends the envelope again.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotStored(fault, envelope.Type);
            return false;
        }
    }

    private bool IsDone(string id)
    {
        lock (_lock)
        {
            return _done.Contains(id);
        }
    }

    private void Done(string id)
    {
        lock (_lock)
        {
            if (_done.Add(id))
            {
                _order.Enqueue(id);
            }

            if (_order.Count > MaxRemembered)
            {
                _done.Remove(_order.Dequeue());
            }
        }
    }

    [LoggerMessage(6130, LogLevel.Warning, "A {Kind} of Slack was not taken: {Refusal}")]
    private partial void LogRefused(string kind, string refusal);

    [LoggerMessage(6131, LogLevel.Error, "A {Kind} of Slack could not be stored; it is not acknowledged, so that Slack sends it again")]
    private partial void LogNotStored(Exception fault, string kind);
}
