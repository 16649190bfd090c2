using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Scoring.Models;

namespace AiOps.Bot.Tests.Scoring;

public sealed class ShadowQueueTests
{
    private static readonly ModelDuel Duel = new("checkout", 1, 2);

    [Fact]
    public async Task WhatDoesNotFitIsCountedAndWhatWasTakenMakesRoom()
    {
        var queue = new ShadowQueue();
        for (var i = 0; i < 10; i++)
        {
            queue.Offer(new(Duel, new byte[10 << 20], [0.1, 0.2], 0.5));
        }

        Assert.Equal(8, queue.TakeDropped(Duel));
        Assert.Equal(0, queue.TakeDropped(Duel));
        await queue.TakeAsync(TestContext.Current.CancellationToken);
        queue.Offer(new(Duel, new byte[10 << 20], [0.1], 0.5));
        Assert.Equal(0, queue.TakeDropped(Duel));
    }
}
