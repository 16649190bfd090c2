using AiOps.Bot.Core.Anomalies.Series;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class ScreenTests
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task EveryPageFitsItsScreen(int width, bool dark)
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await BruteForceIncident.SeedAsync(host);
        await UnusualDay.SeedAsync(host);
        await ComparedModels.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, width, dark);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        var look = $"{width}-{(dark ? "dark" : "light")}";

        (string, string)[] pages =
        [
            ("list", "/"), ("incident", "/incidents/inc-7f3k2"), ("answer", "/ask?question=failed%20logins"),
            ("anomalies", "/anomalies"), ("anomalies-none", "/anomalies?q=nothing"), ("series", $"/anomalies/series/{SeriesId.Of(UnusualDay.Busy)}"), ("anomaly", "/anomalies/a-metric"), ("series-ways", $"/anomalies/series/{SeriesId.Of(UnusualDay.Busy)}?ways=1"), ("models", "/models"), ("model", "/models/checkout-latency"),
        ];
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            await Browser.KeepAsync(page, $"{name}-{look}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways at {width}");
        }

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    public async Task NothingOfAModelIsHiddenBesideAPhonesScreen(int width)
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await ComparedModels.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, width, scripts: false);
        await page.GotoAsync("/models/checkout-latency");

        Assert.Equal(4, await page.Locator("table.histogram").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.scroll, .histograms')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.outerHTML.slice(0, 80))"));
    }

    [Fact]
    public async Task ButtonsAreLargeEnoughForThumbs()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await BruteForceIncident.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 360);
        await page.GotoAsync("/incidents/inc-7f3k2");

        foreach (var button in await page.Locator("main button").AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.True(box.Height >= 44 && box.Width >= 44, $"{await button.TextContentAsync()}: {box.Width}x{box.Height}");
        }
    }

    [Fact]
    public async Task TheKeyboardReachesEverythingInReadingOrder()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await BruteForceIncident.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 1280);
        await page.GotoAsync("/incidents/inc-7f3k2");

        var visited = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            visited.Add(await page.EvaluateAsync<string>("(document.activeElement.textContent.trim() || document.activeElement.name || document.activeElement.tagName).slice(0, 40)"));
        }

        string[] expected = ["Skip to content", "AiOps.Bot", "Incidents", "question", "Ask", "E2", "reason", "Dry run", "Approve", "Reject"];
        Assert.Equal(expected, visited.Where(expected.Contains).Distinct());
        Assert.True(visited.IndexOf("Reject") < visited.IndexOf("Acknowledge"));
    }

    [Fact]
    public async Task ApprovingWorksWithScriptsOff()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await BruteForceIncident.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 360, scripts: false);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "SSH login as backup" }).ClickAsync();

        await page.GetByLabel("Reason, for the timeline").FillAsync("seen it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(page.Locator("#outcome")).ToContainTextAsync("approved");
        Assert.Contains("UTC", await page.Locator("time").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("approved", host.Desk.Verbs);
    }

    [Fact]
    public async Task AnOpenPageFollowsWhatHappensWithoutDisturbingWhoeverTypes()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await BruteForceIncident.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 1280);
        await page.GotoAsync("/incidents/inc-7f3k2");
        await Assertions.Expect(page.Locator("[data-zone]")).ToContainTextAsync("Europe/Berlin");
        await page.GetByLabel("Reason, for the timeline").FillAsync("half a sen");

        await host.Client().PostAsync("/api/v1/incidents/inc-7f3k2/acknowledge", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        await Assertions.Expect(page.Locator("[data-live=head]")).ToContainTextAsync("Acknowledged");
        await Assertions.Expect(page.Locator("[data-live=timeline]")).ToContainTextAsync("takes care of it");
        await Assertions.Expect(page.Locator("[data-announce]")).ToContainTextAsync("Acknowledged");
        Assert.Equal("half a sen", await page.GetByLabel("Reason, for the timeline").InputValueAsync());
    }
}
