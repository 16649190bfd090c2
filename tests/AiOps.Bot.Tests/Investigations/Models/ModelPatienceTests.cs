using AiOps.Bot.Core.Investigations.Models;

namespace AiOps.Bot.Tests.Investigations.Models;

public sealed class ModelPatienceTests
{
    [Fact]
    public void PausesGrowAndNeverPassTheLongest()
    {
        Assert.Equal([0.4, 0.8, 1.6, 10], new[] { 1, 2, 3, 12 }.Select(a => ModelPatience.Delay(a, null, 1)!.Value.TotalSeconds));
        Assert.Equal(TimeSpan.Zero, ModelPatience.Delay(5, null, 0));
    }

    [Fact]
    public void WhatTheServerAsksForIsKeptUnlessItIsTooLong()
    {
        Assert.Equal(3.2, ModelPatience.Delay(1, TimeSpan.FromSeconds(3), 0.5)!.Value.TotalSeconds);
        Assert.Null(ModelPatience.Delay(1, TimeSpan.FromSeconds(11), 0.5));
    }
}
