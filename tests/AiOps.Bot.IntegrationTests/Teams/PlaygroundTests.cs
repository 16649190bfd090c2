using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.IntegrationTests.EndToEnd;
using AiOps.Bot.IntegrationTests.WebConsole;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>The whole way as a person goes it: an incident appears in a channel, its evidence is opened, the fix approved, and the message tells that it worked.</summary>
public sealed class PlaygroundTests
{
    private static Task<RunningBot> BotAsync() => RunningBot.StartAsync(
        ("Sandbox:Speed", "4"),
        ("Chat:Teams:AppId", AgentsPlayground.Bot),
        ("Chat:Teams:TenantId", AgentsPlayground.Tenant),
        ("Chat:Teams:TrustUnsignedOnLoopback", "true"),
        ("Chat:Routes:0:Conversation", $"teams:{AgentsPlayground.Tenant}/team-id"),
        ("Security:People:0:Id", "alex"),
        ("Security:People:0:Name", "Alex Wilber"),
        ("Security:People:0:MayApproveUpTo", "Destructive"),
        ("Security:People:0:Accounts:0", $"teams:{AgentsPlayground.Tenant}/{AgentsPlayground.User}"));

    [Fact]
    public async Task AnIncidentIsReadAndItsFixApprovedInAChannel()
    {
        AgentsPlayground.Program();
        await using var bot = await BotAsync();
        await using var playground = await AgentsPlayground.StartAsync(bot.Http.BaseAddress!);
        await using var browser = await Browser.OpenAsync();
        var page = await browser.PageAsync(playground.Address, 1400);
        page.SetDefaultTimeout(60_000);
        await OpenAsync(page, playground);
        await page.GetByText("General", new() { Exact = true }).First.ClickAsync();

        var card = page.Locator(".ac-adaptiveCard").Filter(new() { HasText = "got in as" }).Filter(new() { HasText = "Close the port" }).Last;
        await card.WaitForAsync();
        await KeepAsync(page, "teams-1-incident");
        await card.GetByText("▸ Details").ClickAsync();
        await card.GetByText("Ruled out").First.WaitForAsync();
        await KeepAsync(page, "teams-2-evidence");

        await card.GetByRole(AriaRole.Button, new() { Name = "My buttons" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        var verified = page.GetByText("succeeded and verified").First;
        await verified.WaitForAsync();
        await verified.ScrollIntoViewIfNeededAsync();
        await KeepAsync(page, "teams-3-verified");
        var done = await bot.WaitForIncidentAsync(
            AnomalyKinds.LoginAfterFailures, i => i.GetProperty("remediations").EnumerateArray().Any(r => r.GetProperty("status").GetString() == "Succeeded"), TimeSpan.FromSeconds(30));
        Assert.Contains(done.GetProperty("timeline").EnumerateArray(), e => e.ToString().Contains("alex", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AQuestionInPersonIsAnswered()
    {
        AgentsPlayground.Program();
        await using var bot = await BotAsync();
        await using var playground = await AgentsPlayground.StartAsync(bot.Http.BaseAddress!);
        await using var browser = await Browser.OpenAsync();
        var page = await browser.PageAsync(playground.Address, 1400);
        page.SetDefaultTimeout(60_000);
        await OpenAsync(page, playground);
        await SayAsync(page, "help");
        await page.GetByText("resolve [reason]").First.WaitForAsync();
        await SayAsync(page, "home");
        await page.GetByText("waits for your approval", new() { Exact = false }).Or(page.GetByText("Waiting for your approval", new() { Exact = false })).First.WaitForAsync();
        await KeepAsync(page, "teams-4-home");
    }

    private static ILocator Box(IPage page) => page.Locator("div[role=textbox][data-lexical-editor=true]").Last;

    internal static async Task OpenAsync(IPage page, AgentsPlayground playground)
    {
        await page.GotoAsync(playground.Address.ToString());
        await Box(page).WaitForAsync();

        // It first announces the installation to the bot.
        await page.WaitForTimeoutAsync(2_500);
    }

    private static async Task SayAsync(IPage page, string words)
    {
        await Box(page).ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("AIOPS_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
