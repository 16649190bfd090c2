using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Detection;
using AiOps.Bot.WebConsole;
using AiOps.Bot.WebConsole.Anomalies;
using AiOps.Bot.WebConsole.Pages;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class AnomaliesPageTests
{
    private static readonly AnomalyFilter LastDay = AnomalyFilter.Of(new QueryCollection(), Some.Noon);

    [Fact]
    public async Task WithoutMetricsItSaysWhatToDo()
    {
        var page = await PageAsync(new([], 0, 0, 0, [], 0, []), isWatching: false);
        Assert.Contains("No metrics are read.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("cloudwatch:GetMetricData", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASeriesHasAPictureWithWordsAndALinkThatKeepsTheRange()
    {
        var page = await PageAsync(Seen(), LastDay.Over("6h"));
        var item = page.QuerySelector(".multiples > li")!;
        Assert.Equal($"/anomalies/series/{SeriesId.Of(Some.Cpu())}?last=6h", item.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("2 of 288 values unusual", item.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("2 of 288 values unusual; 160 at .*UTC, expected", item.QuerySelector(".said")!.TextContent);
        Assert.NotEmpty(item.QuerySelector("path.marks")!.GetAttribute("d")!);
        Assert.NotEmpty(item.QuerySelector("path.expected")!.GetAttribute("d")!);
    }

    [Fact]
    public async Task TheFilterIsFoldedAndItsSummarySaysWhatItIsSetTo()
    {
        var folded = (await PageAsync(Seen(), LastDay.Over("6h") with { UnusualOnly = true })).QuerySelector("details.choose")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.Equal("Filter: All services, unusual only, last 6 hours", folded.QuerySelector("summary")!.TextContent.Trim());
        Assert.NotNull(folded.QuerySelector("form #q"));

        var window = (await PageAsync(Seen(), LastDay.Over(new TimeRange(Some.Noon.AddHours(-2), Some.Noon)))).QuerySelector("details.choose summary")!;
        Assert.Equal(2, window.QuerySelectorAll("time[datetime]").Length);
        Assert.True((await PageAsync(Seen(), LastDay with { Fault = "The times could not be read." })).QuerySelector("details.choose")!.HasAttribute("open"));
    }

    [Theory]
    [InlineData(12, 0, 0, "Nothing unusual in the last 24 hours: 12 series were as expected.")]
    [InlineData(1, 0, 0, "Nothing unusual in the last 24 hours: 1 series was as expected.")]
    [InlineData(12, 0, 3, "0 of 12 series with something unusual in the last 24 hours.")]
    [InlineData(12, 2, 0, "2 of 12 series with something unusual in the last 24 hours.")]
    [InlineData(0, 0, 0, "No series in the last 24 hours.")]
    public async Task TheFirstSentenceSaysWhetherAnythingIsUnusual(int series, int unusual, int anomalies, string sentence)
    {
        var page = await PageAsync(Seen() with { AllSeries = series, UnusualSeries = unusual, AllAnomalies = anomalies });
        Assert.StartsWith(sentence, page.QuerySelector(".summary")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnomalyLeadsToItsIncident()
    {
        var page = await PageAsync(Seen());
        Assert.Equal("/anomalies/a-metric", page.QuerySelector(".anomalies h3 a")!.GetAttribute("href"));
        Assert.Equal("/incidents/inc-1", page.QuerySelector(".anomalies .facts a")!.GetAttribute("href"));
        Assert.Contains("Metric unusual", page.QuerySelector(".anomalies .marks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePagesAreLinks()
    {
        var page = await PageAsync(Seen() with { AllSeries = 30 }, LastDay with { Page = 2, Text = "web & \"db\"" });
        Assert.Equal(["/anomalies?q=web%20%26%20%22db%22", "/anomalies?q=web%20%26%20%22db%22&page=3"], page.QuerySelectorAll(".pages a").Select(a => a.GetAttribute("href")!));
        Assert.Contains("13 to 24 of 30", page.QuerySelector(".pages")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("web & \"db\"", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task IdsAreUnique()
    {
        var page = await PageAsync(Seen());
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task TheUnusualValuesOfASeriesAreATable()
    {
        var page = await RenderedPage.DocumentAsync<SeriesPage>(new
        {
            Id = SeriesId.Of(Some.Cpu()), Stretch = Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 3)), Anomalies = (IReadOnlyList<AnomalyView>)[], Filter = LastDay, Viewer = new Viewer(Some.Ana, Some.Noon),
        });
        Assert.Equal(["162", "161", "160"], page.QuerySelectorAll("tbody tr td:nth-child(2)").Select(c => c.TextContent));
        Assert.Equal(["went on", "went on", "began"], page.QuerySelectorAll("tbody tr td:last-child").Select(c => c.TextContent));
        Assert.Contains("3 of 288 values unusual", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatEachWayOfLookingSaysIsALinkAndThenATable()
    {
        object With(IReadOnlyList<SeriesOpinion> opinions) => new
        {
            Id = SeriesId.Of(Some.Cpu()), Stretch = Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 3)), Anomalies = (IReadOnlyList<AnomalyView>)[], Opinions = opinions, Filter = LastDay.Over("3d"), Viewer = new Viewer(Some.Ana, Some.Noon),
        };
        var asked = await RenderedPage.DocumentAsync<SeriesPage>(With([]));
        Assert.EndsWith("?last=3d&ways=1#ways", asked.QuerySelector("[aria-labelledby=ways] a")!.GetAttribute("href"), StringComparison.Ordinal);
        var told = await RenderedPage.DocumentAsync<SeriesPage>(With([new("random-cut-forest", 5, 2, Some.Noon, 0.81, 0.1), new("flatline", 0, 0, null, 0, 0)]));
        Assert.Contains("2 of 3", told.QuerySelector("[aria-labelledby=ways] tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing unusual", told.QuerySelector("[aria-labelledby=ways] tbody tr:last-child")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnomalySaysWhyAndOfWhichIncidentItIs()
    {
        var view = Seen().Anomalies[0];
        var page = await RenderedPage.DocumentAsync<AnomalyPage>(new { View = view with { Anomaly = view.Anomaly with { Title = "<b>CPU</b>" } }, Picture = Some.BurstChart(), Viewer = new Viewer(Some.Ana, Some.Noon) });
        Assert.Equal("<b>CPU</b>", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("expected 60 to 80", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("dd a[href='/incidents/inc-1']"));
    }

    private static AnomaliesSeen Seen()
    {
        var stretch = Some.Scored(Some.Cpu(), Some.Noon, unusual: (12, 2));
        var line = new ScoredSeriesLine(SeriesId.Of(stretch.Stream), stretch.Stream, 2, 0.9, Some.Noon);
        var series = new SeriesView(line, MeasuredChart.Of(stretch, LastDay.Window), MeasuredWords.Counted(stretch.Values), MeasuredWords.Worst(stretch.Values));
        return new([series], 1, 1, 1, [new(Some.MetricAnomaly(stretch.Stream, Some.Noon.AddHours(-1)), Some.Incident() with { Id = new("inc-1") }, line.Id)], 1, [AnomalyKinds.MetricUnusual]);
    }

    private static Task<IDocument> PageAsync(AnomaliesSeen seen, AnomalyFilter? filter = null, bool isWatching = true) =>
        RenderedPage.DocumentAsync<AnomaliesPage>(new { Filter = filter ?? LastDay, Seen = seen, Viewer = new Viewer(Some.Ana, Some.Noon), IsWatching = isWatching });
}
