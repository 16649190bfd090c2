using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Detection.Tuning;

namespace AiOps.Bot.Tests.Commands;

/// <summary>The search for settings from the command line.</summary>
public sealed class TuneVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-tune-");

    public TuneVerbTests()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 480).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 12 == 9 ? 3 : 0) + random.NextDouble()},{random.NextDouble()},{(i % 12 == 9 ? 1 : 0)}"));
        File.WriteAllLines(PathOf("table.csv"), ["load,other,bad", .. rows]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TheBestSettingsTrainAModelWhoseCardHasTheSearch()
    {
        var tuned = await RunAsync(0, "tune", "--scorer", "isolation-forest", "--trials", "6", "--best", PathOf("best.json"), "--output", PathOf("m.model"), "--json");
        var printed = JsonDocument.Parse(tuned).RootElement;
        Assert.Equal(("isolation-forest", 6, "pr-auc", 80), (printed.GetProperty("family").GetString(), printed.GetProperty("trials").GetInt32(), printed.GetProperty("objective").GetString(), printed.GetProperty("heldOut").GetProperty("figures").GetProperty("rows").GetInt32()));
        var card = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("m.model.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((6, 480), (card.GetProperty("search").GetProperty("trials").GetInt32(), card.GetProperty("rows").GetInt32()));
        Assert.Contains("## How its settings were found", await File.ReadAllTextAsync(PathOf("m.model.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await RunAsync(0, "train", "--settings", PathOf("best.json"), "--output", PathOf("again.model"));
        Assert.Equal(await ScoresAsync("m.model"), await ScoresAsync("again.model"));
    }

    [Fact]
    public async Task TheTableHasARowForEachTrialTheSameOnOneAndTwoThreads()
    {
        foreach (var threads in new[] { "1", "2" })
        {
            await RunAsync(0, "tune", "--scorer", "pca", "--objective", "f1", "--trials", "14", "--patience", "14", "--threads", threads, "--table", PathOf($"t{threads}.csv"));
        }

        var table = await File.ReadAllLinesAsync(PathOf("t1.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("trial,finished,folds,objective,kept,raisedShare", table[0]);
        Assert.Equal((15, "1,1,4,"), (table.Length, table[1][..6]));
        Assert.EndsWith(",0.9,0.01", table[1], StringComparison.Ordinal);
        Assert.Equal(table, await File.ReadAllLinesAsync(PathOf("t2.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PeopleAreShownTheHonestFiguresBesideThoseOfTheDefaults()
    {
        var text = await RunAsync(0, "tune", "--trials", "4", "--search", "random");
        Assert.StartsWith("boosted-trees: the best of 4 trials", text, StringComparison.Ordinal);
        Assert.Contains("On the last rows, which no trial saw (the honest figures):", text, StringComparison.Ordinal);
        Assert.Contains("own settings", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tune --scorer ensemble", "ensemble")]
    [InlineData("tune --trials 0", "--trials must be at least 1")]
    [InlineData("tune --folds 900", "fewer --folds")]
    [InlineData("train --settings FOLDER/table.csv --output FOLDER/m", "--settings")]
    [InlineData("train --settings FOLDER/unknown.json --output FOLDER/m", "it has trees, sampleSize")]
    [InlineData("train --settings FOLDER/unknown.json --scorer pca --output FOLDER/m", "--settings are of isolation-forest; --scorer says pca")]
    public async Task WhatCannotBeSearchedOrTrainedIsAClearError(string verb, string said)
    {
        await File.WriteAllTextAsync(PathOf("unknown.json"), """{"family":"isolation-forest","settings":{"leaves":3}}""", TestContext.Current.CancellationToken);
        Assert.Contains(said, await RunAsync(2, verb.Replace("FOLDER", _folder.FullName, StringComparison.Ordinal).Split(' ')), StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressSaysHowFarHowGoodAndHowLongYet()
    {
        var progress = new TuningProgress(TimeProvider.System, new(TuningObjective.PrAuc, Trials: 40), null, _ => { });
        Assert.Equal("-------------------- 0 of 40 trials", progress.Line(0, double.NaN, TimeSpan.Zero));
        Assert.Equal("#####--------------- 10 of 40 trials, best 0.876, at most 90 s left", progress.Line(10, 0.8761, TimeSpan.FromSeconds(30)));
        Assert.Contains("at most 60 min left", progress.Line(10, 0.8761, TimeSpan.FromMinutes(20)), StringComparison.Ordinal);
        Assert.Contains("at most 5 min left", new TuningProgress(TimeProvider.System, new(TuningObjective.PrAuc, Trials: 40), 25, _ => { }).Line(10, 0.8, TimeSpan.FromMinutes(20)), StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private async Task<string> RunAsync(int code, params string[] args)
    {
        var run = await CommandRun.OfAsync("", [.. args, "--input", PathOf("table.csv"), "--label", "bad"]);
        Assert.True(code == run.Code, $"{run.Code}: {run.Error}");
        return code == 0 ? run.Output.ToString() : run.Error.ToString();
    }

    private async Task<string> ScoresAsync(string model) => (await CommandRun.OfAsync("", "score-table", "--input", PathOf("table.csv"), "--model", PathOf(model))).Output.ToString();
}
