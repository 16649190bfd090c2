using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.WebConsole;
using AiOps.Bot.WebConsole.Pages;
using AngleSharp.Dom;

namespace AiOps.Bot.Tests.WebConsole;

public sealed class IncidentsPageTests
{
    [Fact]
    public async Task AnEmptyListSaysWhatIsGoingOn()
    {
        var page = await PageAsync([], new LogStoreSummary(12_345, 4, Some.Noon.AddDays(-1), Some.Noon.AddMinutes(-2)));

        Assert.Contains("Learning what is normal: read 12,345 log lines so far", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 streams", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeverityAndStatusAreWordsAndShapesNotColoursAlone()
    {
        var page = await PageAsync([new(Some.Incident(), "Likely: a typo", 1)]);

        var marks = page.QuerySelector(".incidents .marks")!;
        Assert.Contains("High", marks.TextContent, StringComparison.Ordinal);
        Assert.Contains("Triggered", marks.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, marks.QuerySelectorAll("svg.shape").Length);
    }

    [Fact]
    public async Task TheSummaryCountsWhatLivesAndWhatWaits()
    {
        var resolved = Some.Incident() with { Id = new("inc-2"), Status = IncidentStatus.Resolved, ResolvedAt = Some.Noon };
        var page = await PageAsync([new(Some.Incident(), "Likely: a typo", 1), new(resolved, null, 0)]);

        Assert.Equal("1 living incident, 1 action waits for approval.", page.QuerySelector(".summary")!.TextContent);
        Assert.Equal(["Living", "Resolved"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task EachIncidentLeadsToItsPage()
    {
        var page = await PageAsync([new(Some.Incident() with { Id = new("inc-a/b") }, null, 0)]);

        Assert.Equal("/incidents/inc-a%2Fb", page.QuerySelector(".incidents a")!.GetAttribute("href"));
    }

    private static async Task<IDocument> PageAsync(IReadOnlyList<IncidentLine> lines, LogStoreSummary? logs = null) =>
        await RenderedPage.DocumentAsync<IncidentsPage>(new { Lines = lines, Logs = logs ?? new(0, 0, null, null), Viewer = new Viewer(Some.Ana, Some.Noon), Outcome = (Outcome?)null });
}
