using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AiOps.Bot.Commands;

namespace AiOps.Bot.Tests.Commands;

/// <summary>The model registry from the command line.</summary>
public sealed class ModelsVerbTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-models-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using (await OpenedStores.CreateAsync(PathOf("aiops.db"), Ct))
        {
        }

        var random = new Random(4);
        var rows = Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 10 == 9 ? 90 : 10) + random.NextDouble()},{random.NextDouble()},{(i % 10 == 9 ? 1 : 0)}"));
        await File.WriteAllLinesAsync(PathOf("table.csv"), ["load,other,bad", .. rows], Ct);
        foreach (var (seed, family) in new[] { (1, "isolation-forest"), (2, "isolation-forest"), (1, "pca") })
        {
            Assert.Equal(0, (await CommandRun.OfAsync("", "train", "--input", PathOf("table.csv"), "--label", "bad", "--scorer", family, "--seed", $"{seed}", "--output", PathOf($"{family}{seed}.model"))).Code);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AModelGoesFromFileToChampionAndBack()
    {
        await SucceedsAsync("register", PathOf("isolation-forest1.model"), "--name", "web");
        await SucceedsAsync("promote", "web@1", "--why", "the first");
        await SucceedsAsync("register", PathOf("isolation-forest2.model"), "--name", "web");
        await SucceedsAsync("challenge", "web@2");
        Assert.Contains("web@2 is the champion now, instead of version 1", await SucceedsAsync("promote", "web", "--why", "better"), StringComparison.Ordinal);
        Assert.Contains("web@1 is the champion now, instead of version 2", await SucceedsAsync("roll-back", "web", "--why", "worse"), StringComparison.Ordinal);

        var list = JsonDocument.Parse(await SucceedsAsync("list", "--json")).RootElement[0];
        Assert.Equal(("web", 1, false), (list.GetProperty("name").GetString(), list.GetProperty("champion").GetInt32(), list.TryGetProperty("previousChampion", out _)));
        Assert.Equal([2, 1], list.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
        var history = JsonDocument.Parse(await SucceedsAsync("history", "web", "--json")).RootElement.EnumerateArray().ToList();
        Assert.Equal(["rolledBack", "promoted", "challenged", "registered", "promoted", "registered"], history.Select(e => e.GetProperty("kind").GetString()!));
        Assert.Equal((1, 2, "worse"), (history[0].GetProperty("version").GetInt32(), history[0].GetProperty("instead").GetInt32(), history[0].GetProperty("why").GetString()));
        Assert.All(history, e => Assert.NotEmpty(e.GetProperty("by").GetString()!));
        Assert.Contains("3 entries", (await CommandRun.OfAsync("", "timeline", "verify", "--database", PathOf("aiops.db"))).Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote web@2 --why mine")]
    [InlineData("roll-back web --why mine")]
    [InlineData("challenge web@2")]
    [InlineData("retire web@2 --why old")]
    [InlineData("register FOLDER/isolation-forest1.model --name web")]
    public async Task WhoeverIsNotEntitledChangesNothing(string arguments)
    {
        await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web");
        await SucceedsAsync("register", PathOf("isolation-forest2.model"), "--name", "web");
        await SucceedsAsync("promote", "web@1", "--why", "the first");
        var before = await SucceedsAsync("list", "--json");
        await WritePeopleAsync("Observe");

        string[] asked = [.. arguments.Replace("FOLDER", _folder.FullName, StringComparison.Ordinal).Split(' '), "--config", PathOf("aiops.yaml")];
        Assert.Contains("you are ", await FailsAsync(1, asked), StringComparison.Ordinal);

        Assert.Equal(before, await SucceedsAsync("list", "--json"));
        Assert.Contains("2 entries", (await CommandRun.OfAsync("", "timeline", "verify", "--database", PathOf("aiops.db"))).Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverIsEntitledForThisLineRegistersChallengesAndRetires()
    {
        await WritePeopleAsync("Observe", "Entitlements: [{ UpTo: Disruptive, Actions: [models.change], Resources: [web] }]");
        string[] config = ["--config", PathOf("aiops.yaml")];
        await SucceedsAsync(["register", PathOf("pca1.model"), "--name", "web", .. config]);
        await SucceedsAsync(["challenge", "web@1", .. config]);
        await SucceedsAsync(["retire", "web@1", "--why", "old", .. config]);
        Assert.Contains("was not registered: you are ", await FailsAsync(1, ["register", PathOf("pca1.model"), "--name", "other", .. config]), StringComparison.Ordinal);
        Assert.All(JsonDocument.Parse(await SucceedsAsync("history", "web", "--json")).RootElement.EnumerateArray(), e => Assert.Equal("eve (cli)", e.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task AModelThatMayNotBeRegisteredIsAFileAllTheSame()
    {
        await WritePeopleAsync("Observe");
        var run = await CommandRun.OfAsync("", "train", "--input", PathOf("table.csv"), "--output", PathOf("m.model"), "--register", "web", "--database", PathOf("aiops.db"), "--config", PathOf("aiops.yaml"));
        Assert.Equal(1, run.Code);
        Assert.Contains("was written, and not registered: you are ", run.Error.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(PathOf("m.model")));
        Assert.Equal("[]", (await SucceedsAsync("list", "--json")).Trim());
    }

    [Fact]
    public async Task WhatIsExportedIsTheFileThatWasRegisteredAndItsHashIsThatOfTheFile()
    {
        var registered = await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web", "--json");
        await SucceedsAsync("export", "web@1", "--output", PathOf("out.model"));
        var bytes = await File.ReadAllBytesAsync(PathOf("out.model"), Ct);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("pca1.model"), Ct), bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(hash, JsonDocument.Parse(registered).RootElement.GetProperty("hash").GetString());
        Assert.Contains(hash, await File.ReadAllTextAsync(PathOf("pca1.model.md"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegisteredModelScoresAsItsFileDoes()
    {
        await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web");
        await SucceedsAsync("promote", "web@1", "--why", "the first");
        var file = await CommandRun.OfAsync("", "score-table", "--input", PathOf("table.csv"), "--model", PathOf("pca1.model"));
        foreach (var name in new[] { "web", "web@1" })
        {
            var run = await CommandRun.OfAsync("", "score-table", "--input", PathOf("table.csv"), "--model", name, "--database", PathOf("aiops.db"));
            Assert.Equal((0, file.Output.ToString()), (run.Code, run.Output.ToString()));
        }
    }

    [Fact]
    public async Task TrainRegistersWhatItWrote()
    {
        var run = await CommandRun.OfAsync("", "train", "--input", PathOf("table.csv"), "--output", PathOf("m.model"), "--register", "web", "--database", PathOf("aiops.db"), "--json");
        Assert.Equal((0, "ensemble"), (run.Code, JsonDocument.Parse(run.Output.ToString()).RootElement.GetProperty("model").GetString()));
        Assert.Contains("web@1 is registered", run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nobody has labelled its rows", await SucceedsAsync("show", "web@1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCardIsShownForPeopleAndForScripts()
    {
        await SucceedsAsync("register", PathOf("isolation-forest1.model"), "--name", "web");
        var text = await SucceedsAsync("show", "web@1");
        Assert.Contains("| event F1 ", text, StringComparison.Ordinal);
        Assert.Contains("## When not to use it", text, StringComparison.Ordinal);
        var shown = JsonDocument.Parse(await SucceedsAsync("show", "web@1", "--json")).RootElement;
        Assert.Equal(("isolation-forest", 1), (shown.GetProperty("card").GetProperty("model").GetString(), shown.GetProperty("registered").GetProperty("version").GetInt32()));
        Assert.True(shown.GetProperty("card").GetProperty("figures").GetProperty("events").GetProperty("f1").GetProperty("value").GetDouble() > 0);
    }

    [Fact]
    public async Task ChallengerAndChampionAreComparedWithAndWithoutLabels()
    {
        await SucceedsAsync("register", PathOf("isolation-forest1.model"), "--name", "web");
        await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web");
        await SucceedsAsync("promote", "web@1", "--why", "the first");
        Assert.Contains("web has no challenger. Name a version, for example web@2", await FailsAsync(2, "compare", "web", "--input", PathOf("table.csv")), StringComparison.Ordinal);
        await SucceedsAsync("challenge", "web@2");
        var unlabelled = JsonDocument.Parse(await SucceedsAsync("compare", "web", "--input", PathOf("table.csv"), "--json")).RootElement;
        var agreement = unlabelled.GetProperty("agreement");
        Assert.Equal(300, new[] { "both", "onlyChampion", "onlyOther", "neither" }.Sum(k => agreement.GetProperty(k).GetInt32()));
        Assert.Equal(agreement.GetProperty("alarmsOfOtherAlone").GetInt32(), unlabelled.GetProperty("otherAlone").GetArrayLength());
        Assert.False(unlabelled.TryGetProperty("figures", out _));
        Assert.Equal(["web@1", "web@2"], unlabelled.GetProperty("seenInTraining").EnumerateArray().Select(m => m.GetProperty("model").GetString()!));

        var text = await SucceedsAsync("compare", "web", "--input", PathOf("table.csv"), "--label", "bad");
        Assert.Contains("web@1 (champion) and web@2 on 300 rows", text, StringComparison.Ordinal);
        Assert.Contains("Side by side; differences to web@1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARetiredModelKeepsItsCard()
    {
        await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web");
        await SucceedsAsync("retire", "web@1", "--why", "old");
        Assert.Contains("\"model\": \"pca\"", await SucceedsAsync("show", "web@1"), StringComparison.Ordinal);
        Assert.Contains("is retired", await FailsAsync(2, "export", "web@1", "--output", PathOf("out.model")), StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("out.model")));
    }

    [Theory]
    [InlineData(2, "show nothing", "None was registered yet")]
    [InlineData(2, "show UPPER", "can be no name of a model")]
    [InlineData(2, "show web@x", "names no version")]
    [InlineData(2, "register FOLDER/table.csv --name web", "This is no model of aiops train.")]
    [InlineData(2, "register FOLDER/absent.model --name web", "absent.model")]
    [InlineData(2, "promote web", "--why")]
    public async Task WhatCannotBeDoneIsSaid(int code, string verb, string said) =>
        Assert.Contains(said, await FailsAsync(code, verb.Replace("FOLDER", _folder.FullName, StringComparison.Ordinal).Split(' ')), StringComparison.Ordinal);

    [Fact]
    public async Task ARefusalIsExitCodeOneWithItsReason()
    {
        await SucceedsAsync("register", PathOf("pca1.model"), "--name", "web");
        Assert.Contains("web has no champion to go back to: none was promoted yet.", await FailsAsync(1, "roll-back", "web", "--why", "x"), StringComparison.Ordinal);
        Assert.Contains("web has no champion yet. Name a version, for example web@1", await FailsAsync(2, "show", "web"), StringComparison.Ordinal);
        Assert.Contains("There are: web.", await FailsAsync(2, "show", "wbe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedFileIsNotRegistered()
    {
        var bytes = await File.ReadAllBytesAsync(PathOf("pca1.model"), Ct);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(PathOf("bad.model"), bytes, Ct);
        Assert.Contains("damaged", await FailsAsync(2, "register", PathOf("bad.model"), "--name", "web"), StringComparison.Ordinal);
        Assert.Equal("", await SucceedsAsync("list"));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The settings say that whoever runs the tests is Eve.</summary>
    private Task WritePeopleAsync(string tier, string more = "") => File.WriteAllTextAsync(PathOf("aiops.yaml"), $"""
        Security:
          People:
            - Id: eve
              Accounts: ["cli:{Environment.UserName}"]
              MayApproveUpTo: {tier}
              {more}
        """, Ct);

    private async Task<string> SucceedsAsync(params string[] args)
    {
        var run = await CommandRun.OfAsync("", ["models", .. args, "--database", PathOf("aiops.db")]);
        Assert.True(run.Code == 0, run.Error.ToString());
        return run.Output.ToString();
    }

    private async Task<string> FailsAsync(int code, params string[] args)
    {
        var run = await CommandRun.OfAsync("", ["models", .. args, "--database", PathOf("aiops.db")]);
        Assert.True(code == run.Code, $"{run.Code}: {run.Error}");
        return run.Error.ToString();
    }
}
