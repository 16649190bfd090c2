using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>A line of models whose challenger has scored beside the champion.</summary>
internal static class ComparedModels
{
    public static async Task SeedAsync(ConsoleHost host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var registry = host.Services.GetRequiredService<InMemoryModels>();
        registry.Line = Some.Line(newest: 3, champion: 2, challenger: 3, 1);
        registry.Versions.AddRange([Some.Registered(3), Some.Registered(2), Some.Registered(1)]);
        registry.Events.Add(new("checkout-latency", ModelEventKind.Promoted, 2, 1, "ana", Some.Noon, "fewer false alarms on the last week's rows"));
        await registry.AddAsync(
            new("checkout-latency", 2, 3),
            [
                new(ModelTally.Rows, 0, 4_500), new(ModelTally.Both, 0, 40), new(ModelTally.ChampionOnly, 0, 5), new(ModelTally.ChallengerOnly, 0, 12),
                .. Enumerable.Range(0, ModelTally.Bins).SelectMany(bin => new ModelTally[] { new(ModelTally.ChampionScores, bin, 4_000 >> bin), new(ModelTally.ChallengerScores, bin, 3_600 >> (bin / 2)) }),
            ],
            cancellation);
    }
}
