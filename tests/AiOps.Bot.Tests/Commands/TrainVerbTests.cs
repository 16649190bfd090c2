using System.Globalization;
using System.Text.Json;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Models as files, and how good they are.</summary>
public sealed class TrainVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-train-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("boosted-trees", true)]
    [InlineData("ensemble", false)]
    public async Task AModelFromAFileScoresAsTheOneThatWasTrained(string family, bool labelled)
    {
        var (table, model) = (await TableAsync(), PathOf("m.model"));
        string[] label = labelled ? ["--label", "bad"] : [];
        Assert.Equal(0, (await CommandRun.OfAsync("", ["train", "--input", table, "--output", model, "--scorer", family, .. label])).Code);
        var loaded = await CommandRun.OfAsync("", "score-table", "--input", table, "--model", model);
        var trained = await CommandRun.OfAsync("", ["score-table", "--input", table, "--scorer", family, .. label]);
        Assert.Equal(trained.Output.ToString(), loaded.Output.ToString());
        Assert.Contains($"scored by {family}", loaded.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCardSaysWhatItLearnedFromAndHowGoodItIs()
    {
        var run = await CommandRun.OfAsync("", "train", "--input", await TableAsync(), "--output", PathOf("m.model"), "--label", "bad");
        Assert.Equal(0, run.Code);
        var card = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("m.model.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("boosted-trees", 600, 500), (card.GetProperty("model").GetString(), card.GetProperty("rows").GetInt32(), card.GetProperty("figures").GetProperty("rows").GetInt32()));
        Assert.InRange(card.GetProperty("figures").GetProperty("f1").GetProperty("value").GetDouble(), 0.9, 1);
        Assert.Equal(["load", "host"], card.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!));
        Assert.Contains("Rolling origin, 5 folds", await File.ReadAllTextAsync(PathOf("m.model.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("m.model.part")));
    }

    [Fact]
    public async Task FamiliesAreComparedOnTheSameRows()
    {
        var run = await CommandRun.OfAsync("", "evaluate", "--input", await TableAsync(), "--label", "bad", "--scorer", "boosted-trees", "--scorer", "isolation-forest", "--json");
        var all = JsonDocument.Parse(run.Output.ToString()).RootElement.EnumerateArray().ToList();
        Assert.Equal(["boosted-trees", "isolation-forest"], all.Select(f => f.GetProperty("scorer").GetString()!));
        Assert.All(all, f => Assert.Equal((500, 5), (f.GetProperty("figures").GetProperty("rows").GetInt32(), f.GetProperty("figures").GetProperty("f1ByFold").GetArrayLength())));
    }

    [Fact]
    public async Task AModelAndAFamilyAreComparedOnTheSameRowsWithTheirDifference()
    {
        var (table, model) = (await TableAsync(), PathOf("m.model"));
        await CommandRun.OfAsync("", "train", "--input", table, "--output", model, "--label", "bad");
        var run = await CommandRun.OfAsync("", "evaluate", "--input", table, "--label", "bad", "--scorer", "half-space-trees", "--model", model, "--folds", "3", "--json");
        var all = JsonDocument.Parse(run.Output.ToString()).RootElement.EnumerateArray().ToList();
        Assert.Equal(["half-space-trees", model], all.Select(f => f.GetProperty("scorer").GetString()!));
        Assert.All(all, f => Assert.Equal(450, f.GetProperty("figures").GetProperty("rows").GetInt32()));
        var difference = all[1].GetProperty("difference");
        Assert.Equal("half-space-trees", difference.GetProperty("comparedWith").GetString());
        var prAuc = difference.GetProperty("against").GetProperty("prAuc");
        Assert.Equal(Rounded(all[1], "prAuc") - Rounded(all[0], "prAuc"), prAuc.GetProperty("value").GetDouble(), 3);
        Assert.True(prAuc.GetProperty("low").GetDouble() <= prAuc.GetProperty("high").GetDouble());
        Assert.False(all[0].TryGetProperty("difference", out _));
        Assert.Contains("Side by side", (await CommandRun.OfAsync("", "evaluate", "--input", table, "--label", "bad")).Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DelaysAreToldInSecondsWhereRowsHaveTimes()
    {
        // A row a minute; events of five rows that show only in their third.
        var rows = Enumerable.Range(0, 1_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(i):O},{(i % 50 == 42 ? 90 : 10)},{(i % 50 is >= 40 and < 45 ? 1 : 0)}"));
        await File.WriteAllLinesAsync(PathOf("timed.csv"), ["at,load,bad", .. rows], TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "evaluate", "--input", PathOf("timed.csv"), "--label", "bad", "--time", "at", "--scorer", "boosted-trees", "--folds", "4", "--json");
        var events = JsonDocument.Parse(run.Output.ToString()).RootElement[0].GetProperty("figures").GetProperty("events");
        Assert.Equal((16, 2.0, 120.0), (events.GetProperty("count").GetInt32(), events.GetProperty("delayRows").GetProperty("value").GetDouble(), events.GetProperty("delaySeconds").GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("--scorer pca,nothing", "there is no such family")]
    [InlineData("--time when", "has no such column")]
    [InlineData("--model TABLE", "is no model of aiops train")]
    public async Task WhatCannotBeEvaluatedIsAClearError(string options, string said)
    {
        var table = await TableAsync();
        var run = await CommandRun.OfAsync("", ["evaluate", "--input", table, "--label", "bad", .. options.Replace("TABLE", table, StringComparison.Ordinal).Split(' ')]);
        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedModelIsAClearError()
    {
        var table = await TableAsync();
        await CommandRun.OfAsync("", "train", "--input", table, "--output", PathOf("m.model"), "--scorer", "isolation-forest");
        var bytes = await File.ReadAllBytesAsync(PathOf("m.model"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(PathOf("m.model"), bytes[..^3], TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "score-table", "--input", table, "--model", PathOf("m.model"));
        Assert.NotEqual(0, run.Code);
        Assert.Contains("damaged", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooFewRowsForTheFoldsIsAClearError()
    {
        await File.WriteAllTextAsync(PathOf("few.csv"), "load,bad\n1,0\n9,1\n", TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "evaluate", "--input", PathOf("few.csv"), "--label", "bad");
        Assert.NotEqual(0, run.Code);
        Assert.Contains("fewer --folds", run.Error.ToString(), StringComparison.Ordinal);
    }

    private static double Rounded(JsonElement evaluated, string figure) => evaluated.GetProperty("figures").GetProperty(figure).GetProperty("value").GetDouble();

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>600 rows; every tenth has a load that no other has.</summary>
    private async Task<string> TableAsync()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 600).Select(i => i % 10 == 9
            ? string.Create(CultureInfo.InvariantCulture, $"{90 + random.NextDouble()},web,1")
            : string.Create(CultureInfo.InvariantCulture, $"{10 + random.NextDouble()},{(random.Next(4) == 0 ? "db" : "web")},0"));
        await File.WriteAllLinesAsync(PathOf("table.csv"), ["load,host,bad", .. rows]);
        return PathOf("table.csv");
    }
}
