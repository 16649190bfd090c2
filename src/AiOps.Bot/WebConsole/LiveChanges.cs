using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AiOps.Bot.Core;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.WebConsole;

/// <summary>Tells open pages which incident changed (server-sent events). A page then reads itself again; nothing else is sent.</summary>
internal static class LiveChanges
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);

    public static void MapLiveChanges(this IEndpointRouteBuilder console) => console.MapGet("/events", Follow).RequireRateLimiting(RequestRates.Live);

    private static ServerSentEventsResult<string> Follow(
        HttpContext context, IChangeFeed changes, IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken cancellationToken)
    {
        // Proxies that collect answers before passing them on would hold the events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(changes, lifetime, time, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        IChangeFeed changes, IHostApplicationLifetime lifetime, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var items = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        var feeding = FeedAsync(changes, items.Writer, ended.Token);
        var beating = BeatAsync(items.Writer, time, ended.Token);
        yield return new("now", "beat") { ReconnectionInterval = TimeSpan.FromSeconds(3) };
        while (await CanReadAsync(items.Reader, ended.Token))
        {
            while (items.Reader.TryRead(out var item))
            {
                yield return item;
            }
        }

        await Task.WhenAll(feeding, beating);
    }

    private static async Task FeedAsync(IChangeFeed changes, ChannelWriter<SseItem<string>> items, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var incident in changes.SubscribeAsync(cancellationToken))
            {
                items.TryWrite(new(incident.Value, "incident"));
            }
        }
        catch (OperationCanceledException)
        {
            items.TryComplete();
        }
    }

    private static async Task BeatAsync(ChannelWriter<SseItem<string>> items, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BeatEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                items.TryWrite(new("now", "beat"));
            }
        }
        catch (OperationCanceledException)
        {
            items.TryComplete();
        }
    }

    private static async Task<bool> CanReadAsync(ChannelReader<SseItem<string>> items, CancellationToken cancellationToken)
    {
        try
        {
            return await items.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
