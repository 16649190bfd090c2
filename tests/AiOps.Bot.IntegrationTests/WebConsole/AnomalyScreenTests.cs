using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Cards.Charts;
using AiOps.Bot.Tests;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class AnomalyScreenTests
{
    [Fact]
    public async Task EverythingWorksWithScriptsOff()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 390, scripts: false);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Anomalies" }).ClickAsync();
        Assert.Equal(12, await page.Locator(".multiples > li").CountAsync());

        await page.Locator(".choose > summary").ClickAsync();
        await page.GetByLabel("Unusual only").CheckAsync();
        await page.GetByLabel("Service, resource or metric").FillAsync("checkout");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Equal(1, await page.Locator(".multiples > li").CountAsync());

        await page.Locator(".multiples a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("CPUUtilization of checkout-1");
        Assert.Equal(4, await page.Locator("tbody tr").CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "6 hours" }).ClickAsync();
        await Assertions.Expect(page.Locator("#unusual + p")).ToContainTextAsync("None of the 7");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    public async Task APhonesFirstScreenShowsTheFirstChart(int width)
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, width, scripts: false);
        await page.GotoAsync("/anomalies");
        var chart = (await page.Locator(".multiples .chart svg").First.BoundingBoxAsync())!;
        Assert.InRange(chart.Y + chart.Height, 0, 800);
        Assert.False(await page.Locator("#q").IsVisibleAsync());
    }

    [Fact]
    public async Task TheFilterOpensByKeyboardWithoutScripts()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 390, scripts: false);
        await page.GotoAsync("/anomalies?q=checkout");
        await page.Locator(".choose > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("checkout");
        await Assertions.Expect(page.Locator("#q")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TimesAreAskedForOnTheReadersClock()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 1280);
        await page.GotoAsync("/anomalies?from=2026-03-14T12:00&to=2026-03-14T13:00");
        var offset = await page.EvaluateAsync<int>("-new Date().getTimezoneOffset()");
        Assert.Equal(TimeSpan.FromMinutes(offset), DateTime.Parse(await page.GetByLabel("From").InputValueAsync(), null) - new DateTime(2026, 3, 14, 12, 0, 0));

        await page.GetByLabel("From").FillAsync("2026-03-14T11:30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.WaitForURLAsync($"**/anomalies?from=2026-03-14T11%3A30&to=*&offset={offset}");
        await Assertions.Expect(page.GetByLabel("From")).ToHaveValueAsync("2026-03-14T11:30");
    }

    [Fact]
    public async Task AChartIsReadOutInWordsAndItsMarkIsAShape()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 390, dark: true);
        await page.GotoAsync($"/anomalies/series/{SeriesId.Of(UnusualDay.Busy)}");
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "CPUUtilization of checkout-1" });
        Assert.True((await picture.BoundingBoxAsync())!.Width > 250);
        Assert.Contains("4 of 28", await page.Locator("desc").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.NotEmpty((await page.Locator("path.marks").GetAttributeAsync("d"))!);
    }

    [Theory]
    [InlineData(1440, 600)]
    [InlineData(360, 160)]
    public async Task ABrowserDecodesThePictureOfAChatCard(int width, int height)
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var chart = MeasuredChart.Of(Some.Scored(UnusualDay.Busy, now, unusual: (90, 4)), new(now.AddDays(-1), now));
        var picture = new ChartPainter().Paint(chart, width == 1440 ? ChartSize.Dense : ChartSize.Small, TimeZoneInfo.Utc);
        var page = await browser.PageAsync(host.Address, 1500);
        var seen = await page.EvaluateAsync<int[]>("""
            async data => {
              const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), c => c.charCodeAt(0))], { type: 'image/png' }));
              const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
              const context = canvas.getContext('2d');
              context.drawImage(bitmap, 0, 0);
              const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
              let flags = 0;
              for (let i = 0; i < pixels.length; i += 4) if (pixels[i] === 176 && pixels[i + 1] === 32 && pixels[i + 2] === 32) flags++;
              return [bitmap.width, bitmap.height, flags];
            }
            """, Convert.ToBase64String(picture));
        Assert.Equal([width, height], seen[..2]);
        Assert.InRange(seen[2], 20, 2_000);
    }

    [Fact]
    public async Task TheKeyboardGoesFromTheRangesThroughTheFilterToTheWorstSeries()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 1280);
        await page.GotoAsync("/anomalies");
        var visited = new List<string>();
        for (var i = 0; i < 45; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            visited.Add(await page.EvaluateAsync<string>("(document.activeElement.name || document.activeElement.textContent.trim() || document.activeElement.tagName).slice(0, 40)"));
        }

        string[] expected = ["Incidents", "Anomalies", "1 hour", "14 days", "Earlier", "q", "kind", "from", "to", "unusual", "Show", "Clear", "2 anomalies below", "CPUUtilization of checkout-1"];
        Assert.Equal(expected, visited.Where(expected.Contains).Distinct());
    }

    [Fact]
    public async Task LinksAndFieldsAreLargeEnoughForThumbs()
    {
        await using var browser = await Browser.OpenAsync();
        await using var host = await ConsoleHost.StartAsync();
        await UnusualDay.SeedAsync(host);
        var page = await browser.PageAsync(host.Address, 390);
        await page.GotoAsync("/anomalies");
        await page.Locator(".choose > summary").ClickAsync();
        foreach (var target in await page.Locator(".choose > summary, .ranges a, .filter button, .filter select, .multiples a, .pages a").AllAsync())
        {
            var box = (await target.BoundingBoxAsync())!;
            Assert.True(box.Height >= 44, $"{await target.TextContentAsync()}: {box.Width}x{box.Height}");
        }
    }
}
