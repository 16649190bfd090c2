using System.Text.RegularExpressions;
using AiOps.Bot.IntegrationTests.Chaos;
using AiOps.Bot.IntegrationTests.EndToEnd;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>The real host with the simulated account, a Slack that others wrote, and a person at a browser.</summary>
public sealed partial class LocalSlackTests
{
    private const float Patience = 60_000;
    private const string Port = "Proposed: Close the port to the world";
    private const string Crontab = "Proposed: Correct the crontab line";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnIncidentIsReadApprovedAndVerifiedInSlack(bool socketMode)
    {
        var chromium = Environment.GetEnvironmentVariable("AIOPS_TEST_CHROMIUM");
        Assert.SkipWhen(chromium is null, "set AIOPS_TEST_CHROMIUM to the browser (/usr/bin/chromium)");
        var address = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}");
        await using var slack = await LocalSlack.StartAsync(socketMode ? null : address);
        await using var bot = await RunningBot.StartAsync(Settings(slack, address, socketMode));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1800 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(slack.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await SeesAsync(page, "got in as backup after");
        await SeesAsync(page, Port);
        await KeepAsync(page, socketMode, "1-incident");

        await CardOf(page, Port).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "Details" });
        await SeesAsync(page, "only visible to you");
        await KeepAsync(page, socketMode, "2-details");

        await SeesAsync(page, Crontab);
        await ApproveAsync(page, Crontab);
        await SeesAsync(page, "Approved by Alice");
        await KeepAsync(page, socketMode, "3-running");

        await ApproveAsync(page, Port);
        await SeesAsync(page, "Succeeded and verified");
        await KeepAsync(page, socketMode, "4-verified");
        var keys = (await slack.LogAsync()).Where(e => e.Contains("\"chat.postMessage\"", StringComparison.Ordinal)).Select(e => PostingKey().Match(e)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct(), keys);
        Assert.Equal(1, bot.Sandbox.World.ChangeCount("ec2:RevokeSecurityGroupIngress"));
    }

    [Fact]
    public async Task SomebodyWhoIsNotInTheDirectoryIsRefusedInPrivate()
    {
        var address = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}");
        await using var slack = await LocalSlack.StartAsync(address);
        var chromium = Environment.GetEnvironmentVariable("AIOPS_TEST_CHROMIUM");
        Assert.SkipWhen(chromium is null, "set AIOPS_TEST_CHROMIUM to the browser (/usr/bin/chromium)");
        await using var bot = await RunningBot.StartAsync(Settings(slack, address, socketMode: false));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1800 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(slack.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("select").Filter(new() { HasText = "Bob Ops" }).First.SelectOptionAsync(new SelectOptionValue { Label = "Bob Ops" });
        await SeesAsync(page, Port);
        await ApproveAsync(page, Port);
        await SeesAsync(page, "only visible to you");
        await KeepAsync(page, false, "5-refused");
        Assert.Equal(0, bot.Sandbox.World.ChangeCount("ec2:RevokeSecurityGroupIngress"));
    }

    [GeneratedRegex("event_payload.{1,8}key[^a-z0-9]{1,8}([^\\\\\"]+)")]
    private static partial Regex PostingKey();

    internal static Task ApproveAsync(IPage page, string proposal) => CardOf(page, proposal).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

    /// <summary>The smallest box that holds both the proposal and its button.</summary>
    private static ILocator CardOf(IPage page, string proposal) => page.Locator("div")
        .Filter(new() { HasText = proposal })
        .Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }) }).Last;

    internal static Task SeesAsync(IPage page, string text) => page.GetByText(text).Last.WaitForAsync(new() { State = WaitForSelectorState.Visible });

    private static async Task KeepAsync(IPage page, bool socketMode, string name)
    {
        if (Environment.GetEnvironmentVariable("AIOPS_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"slack-{(socketMode ? "socket" : "http")}-{name}.png") });
        }
    }

    internal static (string, string)[] Settings(LocalSlack slack, Uri address, bool socketMode) =>
    [
        ("Bot:Urls", address.AbsoluteUri.TrimEnd('/')),
        ("Sandbox:Speed", "4"),
        ("Chat:Slack:ApiBase", new Uri(slack.Address, "api/").AbsoluteUri),
        ("Chat:Slack:BotToken", "xoxb-test-token"),
        ("Chat:Slack:AppToken", "xapp-test-token"),
        ("Chat:Slack:SigningSecret", LocalSlack.Secret),
        ("Chat:Slack:AppId", "A01APP"),
        ("Chat:Slack:TeamId", "T01TEST"),
        ("Chat:Slack:SocketMode", socketMode ? "true" : "false"),
        ("Chat:Slack:FeedbackButtons", "false"),
        ("Chat:Slack:LocalTimes", "false"),
        ("Chat:PublicUrl", address.AbsoluteUri),
        ("Chat:Routes:0:Conversation", LocalSlack.Channel),
        ("Security:People:0:Id", "alice"),
        ("Security:People:0:Name", "Alice"),
        ("Security:People:0:MayApproveUpTo", "Disruptive"),
        ("Security:People:0:Accounts:0", "slack:T01TEST/U01ALICE"),
    ];
}
