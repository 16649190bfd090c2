using System.Net.WebSockets;
using System.Text.Json;

namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>One connection of Socket Mode. Envelopes are worked on side by side and acknowledged one by one when they are stored.</summary>
internal sealed class SlackSocket(ClientWebSocket socket, SlackEnvelopes envelopes, SlackSocketState state) : IDisposable
{
    private const int MaxFrameBytes = 1024 * 1024;
    private const int SideBySide = 32;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource<SlackSocketEnd> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly SemaphoreSlim _working = new(SideBySide);
    private bool _greeted;

    /// <summary>Done as soon as the next connection should be opened, which may be before this one ends.</summary>
    public Task<SlackSocketEnd> Ending => _ending.Task;

    public static async Task<SlackSocket> ConnectAsync(Uri address, SlackEnvelopes envelopes, SlackSocketState state, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = Silence;
            socket.Options.KeepAliveTimeout = Silence;
            await socket.ConnectAsync(address, cancellationToken);
            return new(socket, envelopes, state);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Until the connection ends. Never throws but for cancellation.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var work = new List<Task>();
        try
        {
            while (await ReceiveAsync(cancellationToken) is { } frame)
            {
                work.RemoveAll(t => t.IsCompletedSuccessfully);
                await TakeAsync(frame, work, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            state.Failed(fault.GetType().Name);
        }
        finally
        {
            _ending.TrySetResult(SlackSocketEnd.Closed);
            if (_greeted)
            {
                state.Closed();
            }

            await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
        _working.Dispose();
    }

    private async Task TakeAsync(byte[] frame, List<Task> work, CancellationToken cancellationToken)
    {
        switch (SlackEnvelope.Parse(frame))
        {
            case { Type: "hello" }:
                _greeted = true;
                state.Opened();
                break;
            case { Type: "disconnect" } bye:
                _ending.TrySetResult(EndOf(bye.Reason));
                break;
            case { Id.Length: > 0 } envelope:
                await _working.WaitAsync(cancellationToken);
                work.Add(AnswerAsync(envelope, cancellationToken));
                break;
        }
    }

    private static SlackSocketEnd EndOf(string reason) => reason switch
    {
        "link_disabled" => SlackSocketEnd.Disabled,
        "too_many_websockets" => SlackSocketEnd.TooMany,
        _ => SlackSocketEnd.Renewed,
    };

    private async Task AnswerAsync(SlackEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            if (await envelopes.TakeAsync(envelope, cancellationToken))
            {
                await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["envelope_id"] = envelope.Id }), cancellationToken);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The line broke before the acknowledgement: Slack sends the envelope again on another one, where it is known.
            state.Failed(fault.GetType().Name);
        }
        finally
        {
            _working.Release();
        }
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Null where the other side closed, or sends more than anything of Slack's can be.</summary>
    private async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(chunk.AsMemory(), cancellationToken);
            message.Write(chunk, 0, read.Count);
            if (read.MessageType == WebSocketMessageType.Close || message.Length > MaxFrameBytes)
            {
                return null;
            }

            if (read.EndOfMessage)
            {
                return message.ToArray();
            }
        }
    }
}
