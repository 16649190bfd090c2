using AiOps.Bot.Commands;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Chaos;

/// <summary>Processes that die while they register a model.</summary>
public sealed class ModelKillTests : IAsyncLifetime
{
    private const int Kills = 5;

    /// <summary>Enough to be written in many steps, before the commit.</summary>
    private const int Words = 250_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-kill-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Database => PathOf("aiops.db");

    public async ValueTask InitializeAsync()
    {
        await using (await OpenedStores.CreateAsync(Database, Ct))
        {
        }

        var scorer = new IsolationForestTrainer(trees: 5).Fit(TrainingTable.Unlabelled(new(["word"], [.. Enumerable.Range(0, 100).Select(i => (float)(i % 9))])), new(), Ct);
        var words = Enumerable.Range(0, Words).ToDictionary(i => $"{i:D8}-a-word-that-takes-some-room-in-the-file-of-the-model", i => i);
        var manifest = new ModelManifest(scorer.Name, 0.5, 100, 0, DateTimeOffset.UnixEpoch, null, [new("word", 0, Words, words)]);
        await using var file = File.Create(PathOf("large.model"));
        await ModelFile.WriteAsync(file, scorer, manifest.Write(), Ct);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AKilledRegistrationLeavesAWholeModelOrNone()
    {
        var died = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = Registering($"line{kill}");
            await WaitForContentAsync(process, megabytes: 1 + (kill * 4));
            died += process.HasExited ? 0 : 1;
            await process.KillAsync();
            await AssertWholeAsync();
        }

        Assert.True(died > 0, "every registration was faster than its end");
        await using var survivor = Registering("survivor");
        Assert.True(await survivor.ExitCodeAsync() == 0, survivor.Said);
        Assert.Contains("survivor", await AssertWholeAsync());
    }

    private BotProcess Registering(string line) =>
        BotProcess.Start(_folder.FullName, new Dictionary<string, string>(), "models", "register", PathOf("large.model"), "--name", line, "--database", Database);

    /// <summary>Until so much of the model is in the write-ahead log.</summary>
    private async Task WaitForContentAsync(BotProcess process, int megabytes)
    {
        var log = new FileInfo(Database + "-wal");
        while (!process.HasExited)
        {
            log.Refresh();
            if (log.Exists && log.Length > megabytes * 1_000_000L)
            {
                return;
            }

            await Task.Delay(1, Ct);
        }
    }

    /// <returns>The lines that there are.</returns>
    private async Task<IReadOnlyList<string>> AssertWholeAsync()
    {
        await using var stores = await OpenedStores.CreateAsync(Database, Ct);
        var registry = stores.GetRequiredService<IModelRegistry>();
        var lines = await registry.ListLinesAsync(Ct);
        foreach (var line in lines)
        {
            var model = Assert.Single(await registry.ListVersionsAsync(line.Name, 10, Ct));
            var content = await registry.ReadContentAsync(line.Name, model.Version, Ct);
            Assert.Equal(await File.ReadAllBytesAsync(PathOf("large.model"), Ct), content!.Value.ToArray());
            Assert.Equal(ModelEventKind.Registered, Assert.Single(await registry.ListEventsAsync(line.Name, 10, Ct)).Kind);
        }

        return [.. lines.Select(l => l.Name)];
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
