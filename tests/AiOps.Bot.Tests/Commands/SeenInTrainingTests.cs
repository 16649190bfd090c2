using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Figures of rows that a model learned from are said to flatter it.</summary>
public sealed class SeenInTrainingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-seen-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("history.csv", 0, 400);
        Assert.Equal(0, (await CommandRun.OfAsync("", "train", "--input", PathOf("history.csv"), "--time", "at", "--label", "bad", "--scorer", "pca", "--output", PathOf("timed.model"))).Code);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task TheFileThatTheModelLearnedFromFlattersIt()
    {
        File.Copy(PathOf("history.csv"), PathOf("other-name.csv"));
        var (seen, said) = await EvaluateAsync("other-name.csv", "timed.model");
        Assert.Equal(("sameFile", 400, 400, false), Found(seen));
        Assert.Contains($"Warning: {PathOf("timed.model")}: 400 of 400 rows were seen in training (the model learned from this file); the figures flatter the model: evaluate on later rows.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--time at")]
    [InlineData("")]
    public async Task RowsOfTheTrainingAreCountedAmongLaterOnes(string time)
    {
        await WriteAsync("mixed.csv", 250, 300);
        var (seen, said) = await EvaluateAsync("mixed.csv", "timed.model", time);
        Assert.Equal(("sameRows", 150, 300, false), Found(seen));
        Assert.Contains("150 of 300 rows were seen in training; the figures flatter the model: evaluate on later rows.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LaterRowsAreNoReasonToWarn()
    {
        await WriteAsync("later.csv", 400, 300);
        Assert.Equal((null, ""), await EvaluateAsync("later.csv", "timed.model", "--time at"));
    }

    [Fact]
    public async Task OtherRowsOfTheSameTimeAreSaidToBeOfTheSameTime()
    {
        await WriteAsync("neighbour.csv", 300, 300, shift: 0.5);
        var (seen, said) = await EvaluateAsync("neighbour.csv", "timed.model", "--time at");
        Assert.Equal(("sameTime", 100, 300, false), Found(seen));
        Assert.Contains("are from the time that the model learned from (2026-03-01 00:00Z to 2026-03-01 06:39Z)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheRowsThatAreMeasuredCount()
    {
        await WriteAsync("mixed.csv", 250, 300);
        var run = await CommandRun.OfAsync("", "evaluate", "--input", PathOf("mixed.csv"), "--label", "bad", "--time", "at", "--scorer", "half-space-trees", "--folds", "2", "--model", PathOf("timed.model"), "--json");
        var all = JsonDocument.Parse(run.Output.ToString()).RootElement;
        Assert.False(all[0].TryGetProperty("seenInTraining", out _));
        Assert.Equal(("sameRows", 50, 200, false), Found(all[1].GetProperty("seenInTraining")));
    }

    /// <summary>As models were written before they kept anything of their rows but a name.</summary>
    [Fact]
    public async Task AnOldModelIsReadAndItsFileIsToldByItsName()
    {
        await using (var file = File.OpenRead(PathOf("timed.model")))
        {
            var saved = await ModelFile.ReadAsync(file, Ct);
            var manifest = JsonNode.Parse(saved.Manifest)!.AsObject();
            Assert.True(manifest.Remove("prints") && manifest.Remove("dataHash") && manifest.Remove("timeColumn") && manifest.Remove("window"));
            await using var old = File.Create(PathOf("old.model"));
            await ModelFile.WriteAsync(old, saved.Scorer, manifest.ToJsonString(), Ct);
        }

        var (seen, said) = await EvaluateAsync("history.csv", "old.model");
        Assert.Equal(("sameName", 400, 400, true), Found(seen));
        Assert.Contains("400 of 400 rows were seen in training if history.csv is the file", said, StringComparison.Ordinal);
        await WriteAsync("mixed.csv", 250, 300);
        Assert.Equal((null, ""), await EvaluateAsync("mixed.csv", "old.model"));
    }

    [Fact]
    public async Task TheCardHasTheHashOfTheData()
    {
        var hash = await new TableFile(PathOf("history.csv")).HashAsync(Ct);
        Assert.Equal(hash, JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("timed.model.json"), Ct)).RootElement.GetProperty("dataHash").GetString());
        Assert.Contains($"has the SHA-256 `{hash}`", await File.ReadAllTextAsync(PathOf("timed.model.md"), Ct), StringComparison.Ordinal);
    }

    private static (string?, int, int, bool) Found(JsonElement? seen) =>
        (seen!.Value.GetProperty("how").GetString(), seen.Value.GetProperty("rows").GetInt32(), seen.Value.GetProperty("of").GetInt32(), seen.Value.GetProperty("isEstimate").GetBoolean());

    private async Task<(JsonElement? Seen, string Said)> EvaluateAsync(string table, string model, string more = "")
    {
        var run = await CommandRun.OfAsync("", ["evaluate", "--input", PathOf(table), "--label", "bad", "--model", PathOf(model), "--json", .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(run.Code == 0, run.Error.ToString());
        var figures = JsonDocument.Parse(run.Output.ToString()).RootElement[0];
        return (figures.TryGetProperty("seenInTraining", out var seen) ? seen : null, run.Error.ToString());
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A row a minute; the same minute is the same row in every file, but where they are shifted.</summary>
    private Task WriteAsync(string name, int from, int count, double shift = 0)
    {
        var rows = Enumerable.Range(from, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Begin.AddMinutes(i):O},{Math.Sin(i) + shift + (i % 20 == 19 ? 9 : 0):0.00000},{Math.Cos(i * 0.7):0.00000},{(i % 20 == 19 ? 1 : 0)}"));
        return File.WriteAllLinesAsync(PathOf(name), ["at,load,other,bad", .. rows], Ct);
    }
}
