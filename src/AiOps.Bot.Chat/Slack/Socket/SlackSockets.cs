using System.Net.WebSockets;
using AiOps.Bot.Chat.Slack.Api;
using AiOps.Bot.Chat.Slack.Intake;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>Keeps the connections of Socket Mode open, each for itself: while one is renewed, the others take what comes.</summary>
internal sealed partial class SlackSockets(
    SlackClient client, SlackEnvelopes envelopes, SlackSocketState state, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackSockets> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection that was warned may go on beside the next one.</summary>
    private static readonly TimeSpan Draining = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Sockets).Select(slot => KeepAsync(new Random(slot + 1), stoppingToken)));

    private async Task KeepAsync(Random jitter, CancellationToken stopping)
    {
        var old = new List<Task>();
        var pause = TimeSpan.Zero;
        try
        {
            while (true)
            {
                await Task.Delay(pause * (0.5 + jitter.NextDouble()), time, stopping);
                pause = await OneAsync(old, stopping) is { } end ? After(end) : pause == TimeSpan.Zero ? FirstPause : Min(pause * 2, LongestPause);
                old.RemoveAll(t => t.IsCompleted);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(old).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Null where no connection came about.</summary>
    private async Task<SlackSocketEnd?> OneAsync(List<Task> old, CancellationToken stopping)
    {
        if (await ConnectAsync(stopping) is not { } socket)
        {
            return null;
        }

        var running = RunAsync(socket, stopping);
        old.Add(running);
        var end = await socket.Ending.WaitAsync(stopping);
        LogEnded(end);
        return end;
    }

    private static async Task RunAsync(SlackSocket socket, CancellationToken stopping)
    {
        using var draining = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using (socket)
        {
            var run = socket.RunAsync(draining.Token);
            await ((Task)socket.Ending.WaitAsync(stopping)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            draining.CancelAfter(Draining);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SlackSocket?> ConnectAsync(CancellationToken stopping)
    {
        var answer = await client.CallAsync(new("apps.connections.open", []) { AsApp = true }, stopping);
        if (!answer.Ok || !Uri.TryCreate(answer.Body.Text("url"), UriKind.Absolute, out var address) || !IsSafe(address))
        {
            state.Failed(answer.Ok ? "Slack gave no address" : answer.Error);
            LogNoAddress(answer.Error);
            return null;
        }

        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        connecting.CancelAfter(Connecting);
        try
        {
            return await SlackSocket.ConnectAsync(address, envelopes, state, connecting.Token);
        }
        catch (Exception fault) when (fault is WebSocketException || (fault is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            state.Failed(fault.GetType().Name);
            LogNotConnected(fault.GetType().Name);
            return null;
        }
    }

    private bool IsSafe(Uri address) => address.Scheme == "wss" || (address.Scheme == "ws" && address.IsLoopback && options.Value.ApiBase.IsLoopback);

    private static TimeSpan After(SlackSocketEnd end) => end switch
    {
        SlackSocketEnd.Renewed => TimeSpan.Zero,
        SlackSocketEnd.Closed => FirstPause,
        _ => LongestPause,
    };

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(6132, LogLevel.Information, "A connection to Slack ends: {End}")]
    private partial void LogEnded(SlackSocketEnd end);

    [LoggerMessage(6133, LogLevel.Warning, "Slack opens no connection: {Error}")]
    private partial void LogNoAddress(string error);

    [LoggerMessage(6134, LogLevel.Warning, "The connection to Slack was not made: {Fault}")]
    private partial void LogNotConnected(string fault);
}
