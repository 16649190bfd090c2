using System.Globalization;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>The system's own Chromium, without anything that would look for a network.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Skips the test where no browser is installed.</summary>
    public static async Task<Browser> OpenAsync()
    {
        var path = Places.FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, "no Chromium is installed (apt-get install chromium)");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
        return new Browser(playwright, browser);
    }

    public async Task<IPage> PageAsync(Uri address, int width, bool dark = false, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            TimezoneId = "Europe/Berlin",
        });
        return await context.NewPageAsync();
    }

    /// <summary>Keeps a picture where <c>AIOPS_SCREENSHOTS</c> names a folder, for people to look at.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("AIOPS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png"));
            await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
