using AiOps.Bot.Commands;
using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Tables;

namespace AiOps.Bot.Tests.Tables;

/// <summary>The card that people and scripts read, as files to look at.</summary>
public sealed class ModelCardTests
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    public static TheoryData<string> Cards => ["labelled", "unlabelled"];

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task ACardReadsAsItsFile(string name)
    {
        var card = new ModelCard(name == "labelled" ? Labelled() : Unlabelled(), Hash);
        Assert.Equal(await GoldenAsync($"{name}.md"), card.Text());
        Assert.Equal((await GoldenAsync($"{name}.json")).TrimEnd(), JsonText.Indented(card.Json));
    }

    [Fact]
    public void ACardOfAManifestThatWasWrittenAndReadIsTheSame() =>
        Assert.Equal(JsonText.Indented(new ModelCard(Labelled(), Hash).Json), JsonText.Indented(new ModelCard(ModelManifest.Read(Labelled().Write()), Hash).Json));

    [Fact]
    public void SettingsThatSomebodyFoundMayFlatterAndTheCardSaysSo()
    {
        Assert.Contains("its figures flatter it", new ModelCard(Labelled() with { Search = null }, Hash).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("its figures flatter it", new ModelCard(Labelled() with { Search = null, Settings = null }, Hash).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatSomebodyElseWroteCannotMoveTheCursor() =>
        Assert.DoesNotContain('\u001b', new ModelCard(Unlabelled() with { Family = "\u001b[2J", TrainedOn = "\u001b[2J" }, Hash).Text());

    private static ModelManifest Labelled() => new("boosted-trees", 0.42, 600, 7, new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero), "is_attack", [new("load", 600, 0, null), new("host", 0, 600, [])])
    {
        TrainedOn = "sessions.csv",
        Window = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)),
        Settings = new Dictionary<string, double> { ["learningRate"] = 0.05, ["rounds"] = 343 },
        Search = new("tpe", "pr-auc", 50, 18, 0.98341, 0.96634),
        Figures = ModelFigures.Of([Some.Noise(400, 1) with { Seconds = [.. Enumerable.Range(0, 400).Select(i => i * 60.0)] }, Some.Noise(400, 2) with { Seconds = [.. Enumerable.Range(400, 400).Select(i => i * 60.0)] }]),
    };

    private static ModelManifest Unlabelled() => new("ensemble", 0.9, 1_200, 0, new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero), null, [new("load", 600, 0, null)]);

    private static Task<string> GoldenAsync(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Tables", "Golden", name), TestContext.Current.CancellationToken);
}
