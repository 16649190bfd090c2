using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Tables;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>A line of models whose challenger has scored beside the champion, and whose rows are no longer those of the training.</summary>
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
        await DriftAsync(host.Services.GetRequiredService<ModelDrift>(), cancellation);
    }

    private static async Task DriftAsync(ModelDrift drift, CancellationToken cancellation)
    {
        string[] names = ["latency_p99_ms", "requests_per_minute", "share_of_errors", "queue_length", "country"];
        var table = new FeatureTable([.. names], Rows(slower: 1, seed: 1));
        var scorer = TableScorers.Named("isolation-forest").Fit(TrainingTable.Unlabelled(table), new(1, 1), cancellation);
        var model = new ServedModel(Some.Registered(2), scorer, [.. names.Select(n => TableColumn.Of(new(n, n == "country" ? 0 : 1, n == "country" ? 1 : 0, null)))], TrainingReference.Of(table, scorer));
        var seen = Rows(slower: 3, seed: 2);
        await drift.ObserveAsync(model, (seen, model.Score(seen)), cancellation);
    }

    private static float[] Rows(double slower, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2_000).SelectMany(i => (float[])
        [
            (float)(slower * 40 * Math.Exp(random.NextDouble() * 3)), (float)(12_000 + (3_000 * slower * random.NextDouble())), slower > 1 && i % 4 == 0 ? float.NaN : (float)Math.Pow(random.NextDouble(), 4),
            random.Next(8), random.Next(3),
        ])];
    }
}
