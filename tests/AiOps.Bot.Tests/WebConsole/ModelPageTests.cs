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
    public async Task TheScoresAndTheThreeColumnsThatMovedTheMostAreDrawnInAReadableTable()
    {
        DriftBinDocument[] bins = [new(null, 1.5, false, 0.5, 0.1), new(1.5, 30, false, 0.3, 0), new(30, null, false, 0.2, 0.892), new(null, null, true, 0, 0.008)];
        var moved = ((string[])["scores", "latency <ms>", "b", "c", "d"]).Select((what, i) => new MovedDocument(what, 1.0 / (i + 1), 0.3, "how") { Bins = bins, Unit = i == 2 ? "nats" : null });
        var page = await PageAsync(Model() with { Drift = [new(2, Some.Noon.AddHours(-1), Some.Noon, 2_000, [.. moved])] });

        var drawn = page.QuerySelectorAll("table.histogram").ToArray();
        Assert.Equal(["scores moved, PSI 1.00", "latency <ms> moved, PSI 0.50", "b moved, PSI 0.33", "c moved, PSI 0.25"], drawn.Select(t => t.QuerySelector("caption")!.TextContent.Trim()));
        Assert.Equal(["up to 1.5", "1.5 to 30", "above 30", "no value"], drawn[0].QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Equal(["50%10%", "30%0%", "20%89%", "0%0.8%"], drawn[0].QuerySelectorAll("tbody tr").Select(r => string.Concat(r.QuerySelectorAll(".number").Select(n => n.TextContent))));
        Assert.Equal("Range, in nats", drawn[2].QuerySelector("thead th")!.TextContent);
        var (outline, filled) = (drawn[0].QuerySelectorAll("path.outline"), drawn[0].QuerySelectorAll("path.fill"));
        Assert.Equal("", filled[1].GetAttribute("d"));
        Assert.Equal("", outline[3].GetAttribute("d"));
        Assert.Equal("M1 13H99V22H1Z", filled[2].GetAttribute("d"));
        Assert.NotEqual(outline[0].GetAttribute("d"), filled[0].GetAttribute("d"));
        Assert.All(drawn[0].QuerySelectorAll("svg"), svg => Assert.Equal("true", svg.GetAttribute("aria-hidden")));
    }

    [Fact]
    public async Task WithoutMissingValuesThereIsNoRowOfThem()
    {
        DriftBinDocument[] bins = [new(null, null, false, 1, 1), new(null, null, true, 0, 0)];
        var page = await PageAsync(Model() with { Drift = [new(2, Some.Noon.AddHours(-1), Some.Noon, 2_000, [new("scores", 0, 0, "as before") { Bins = bins }])] });
        Assert.Equal(["any value"], page.QuerySelectorAll(".histogram tbody th").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("0.1,0.2", "up to 0.1|0.1 to 0.2|above 0.2")]
    [InlineData("0.10001,0.10002", "up to 0.10001|0.10001 to 0.10002|above 0.10002")]
    [InlineData("999.96,1234.4", "up to 1,000|1,000 to 1,234|above 1,234")]
    [InlineData("1234.1,1234.4", "up to 1,234.1|1,234.1 to 1,234.4|above 1,234.4")]
    [InlineData("2500000,3e12", "up to 2.5e6|2.5e6 to 3e12|above 3e12")]
    [InlineData("-0.00001,0", "up to -1e-5|-1e-5 to 0|above 0")]
    public void EndsOfBinsAreAsShortAsTheyCanBeToldApart(string ends, string ranges)
    {
        double[] numbers = [.. ends.Split(',').Select(e => double.Parse(e, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(ranges.Split('|'), DriftWords.RangesOf([new(null, numbers[0], false, 0, 0), new(numbers[0], numbers[1], false, 0, 0), new(numbers[1], null, false, 0, 0)]));
    }

    [Fact]
    public async Task ALineSaysHowItsChampionsRowsMoved()
    {
        var line = Line with { Drift = new("latency", 0.4, 0.3, "91% of the values are at or below 7") };
        var page = await RenderedPage.DocumentAsync<ModelsPage>(new { Lines = (IReadOnlyList<ModelLineDocument>)[line], Viewer = new Viewer(Some.Ana, Some.Noon) });
        Assert.Equal("Moved since the training, by latency: 91% of the values are at or below 7 (PSI 0.40).", page.QuerySelector(".said")!.TextContent.Trim());
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
