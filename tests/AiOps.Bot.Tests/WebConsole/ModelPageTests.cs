using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.WebConsole;
using AiOps.Bot.WebConsole.Pages;
using AngleSharp.Dom;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class ModelPageTests
{
    private static readonly ModelLineDocument Line = new("checkout-latency", 3, 2, 3, 1);

    [Fact]
    public async Task WithoutModelsItSaysHowToBegin()
    {
        var page = await RenderedPage.DocumentAsync<ModelsPage>(new { Lines = (IReadOnlyList<ModelLineDocument>)[], Viewer = new Viewer(Some.Ana, Some.Noon) });
        Assert.Contains("No model is registered.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("aiops models register", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALineSaysWhichVersionCountsAndWhichIsCompared()
    {
        var page = await RenderedPage.DocumentAsync<ModelsPage>(new { Lines = (IReadOnlyList<ModelLineDocument>)[Line], Viewer = new Viewer(Some.Ana, Some.Noon) });
        Assert.Equal("/models/checkout-latency", page.QuerySelector(".incidents a")!.GetAttribute("href"));
        Assert.Matches("champion: version 2.*challenger: version 3", page.QuerySelector(".facts")!.TextContent.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task ChampionAndChallengerAreComparedInFiguresAndInAPictureWithWords()
    {
        var page = await PageAsync(Model() with { Comparison = new(2, 3, 1_000, 20, 5, 15, Bins(900, 100), Bins(800, 200), 7, 0) });
        var text = page.QuerySelector("[aria-labelledby=duel]")!.TextContent;
        Assert.Contains("2.5%", text, StringComparison.Ordinal);
        Assert.Contains("3.5%", text, StringComparison.Ordinal);
        Assert.Contains("Both say the same of 98% of the rows, and both raise 20 rows.", text, StringComparison.Ordinal);
        Assert.Contains("was not asked about 7 rows", text, StringComparison.Ordinal);
        Assert.Equal("Of 1,000 rows that both scored, version 2 gave 10% a score of 0.5 or more, version 3 20%.", page.QuerySelector("#bars-desc")!.TextContent);
        Assert.NotEqual(page.QuerySelector("path.series")!.GetAttribute("d"), page.QuerySelector("path.outline")!.GetAttribute("d"));
    }

    [Theory]
    [InlineData(0.02, "steady")]
    [InlineData(0.1, "moving")]
    [InlineData(0.9, "moved")]
    public async Task DriftIsAWordAndABarNotAColourAlone(double psi, string word)
    {
        var page = await PageAsync(Model() with { Drift = [new(2, Some.Noon.AddHours(-1), Some.Noon, 2_000, [new("scores", 0, 0, "as in the training"), new("latency", psi, 0.3, "91% of the values are at or below 7")])] });
        var row = page.QuerySelectorAll(".drift tbody tr")[1];
        Assert.Contains(word, row.QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("91% of the values", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"Version 2: {word}", page.QuerySelector("[aria-labelledby=drift] h3")!.TextContent);
    }

    [Fact]
    public async Task WithoutAChallengerItSaysHowToSetOne() =>
        Assert.Contains("aiops models challenge checkout-latency@VERSION", (await PageAsync(Model())).QuerySelector("[aria-labelledby=duel]")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task WhatOthersWroteIsText()
    {
        var page = await PageAsync(Model());
        Assert.Contains("version 2 instead of 1: <script>", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".timeline script"));
    }

    private static ModelDocument Model() => new(
        Line,
        [new(3, new string('a', 64), "isolation-forest", ["latency"], 0.6, Some.Noon, Some.Noon, "ana", null), new(2, new string('b', 64), "isolation-forest", ["latency"], 0.6, Some.Noon, Some.Noon, "ana", null)],
        null,
        [],
        [new(ModelEventKind.Promoted, 2, 1, "ana", Some.Noon, "<script>alert(1)</script>")]);

    private static long[] Bins(long low, long high) => [low, .. new long[18], high];

    private static Task<IDocument> PageAsync(ModelDocument model) => RenderedPage.DocumentAsync<ModelPage>(new { Model = model, Viewer = new Viewer(Some.Ana, Some.Noon) });
}
