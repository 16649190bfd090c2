using System.Net.ServerSentEvents;
using AiOps.Bot.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class LiveChangesTests
{
    [Fact]
    public async Task AChangeReachesAnOpenPage()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        await using var stream = await host.Client().GetStreamAsync("/events", limit.Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("beat", events.Current.EventType);
        var next = events.MoveNextAsync();
        while (!next.IsCompleted)
        {
            // The subscription begins at about the time of the first beat; a change before it is missed by design.
            host.Services.GetRequiredService<IChangeFeed>().Publish(new IncidentId("inc-7"));
            await Task.Delay(20, limit.Token);
        }

        Assert.True(await next);
        Assert.Equal(("incident", "inc-7"), (events.Current.EventType, events.Current.Data));
    }

    [Fact]
    public async Task StoppingTheServiceDoesNotWaitForOpenPages()
    {
        var host = await ConsoleHost.StartAsync();
        await using var stream = await host.Client().GetStreamAsync("/events", TestContext.Current.CancellationToken);

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
