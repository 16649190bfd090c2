using System.Diagnostics;
using AiOps.Bot.IntegrationTests.Chaos;
using AiOps.Bot.IntegrationTests.EndToEnd;
using AiOps.Bot.IntegrationTests.Slack;
using AiOps.Bot.IntegrationTests.Teams;
using AiOps.Bot.IntegrationTests.WebConsole;
using Microsoft.Playwright;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>One bot, a Slack and a Teams that others wrote, and the same person at both: what is decided in one is seen in the other.</summary>
public sealed class BothPlatformsTests(ITestOutputHelper output)
{
    private const string Port = "Proposed: Close the port to the world";
    private const string Approve = "Approve";

    [Fact]
    public async Task AnApprovalInSlackIsSeenInTeamsAndTheOtherWayRound()
    {
        AgentsPlayground.Program();
        var address = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}");
        await using var slack = await LocalSlack.StartAsync(null);
        await using var bot = await RunningBot.StartAsync([.. LocalSlackTests.Settings(slack, address, socketMode: true), .. TeamsSettings]);
        await using var playground = await AgentsPlayground.StartAsync(address);
        await using var browser = await Browser.OpenAsync();
        var inSlack = await browser.PageAsync(slack.Address, 1400);
        var inTeams = await browser.PageAsync(playground.Address, 1400);
        inSlack.SetDefaultTimeout(60_000);
        inTeams.SetDefaultTimeout(60_000);
        await inSlack.GotoAsync(slack.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await PlaygroundTests.OpenAsync(inTeams, playground);
        await inTeams.GetByText("General", new() { Exact = true }).First.ClickAsync();
        await LocalSlackTests.SeesAsync(inSlack, Port);
        var intrusion = inTeams.Locator(".ac-adaptiveCard").Filter(new() { HasText = "got in as" }).Filter(new() { HasText = "Close the port" }).Last;
        var export = inTeams.Locator(".ac-adaptiveCard").Filter(new() { HasText = "Correct the crontab line" }).Last;
        await intrusion.WaitForAsync();
        await export.WaitForAsync();

        var clicked = Stopwatch.StartNew();
        await LocalSlackTests.ApproveAsync(inSlack, Port);
        await intrusion.GetByText("approved by Alice").Or(intrusion.GetByText("succeeded and verified")).First.WaitForAsync();
        output.WriteLine($"approved in Slack, seen in Teams after {clicked.Elapsed.TotalSeconds:0.0} s");

        await export.GetByRole(AriaRole.Button, new() { Name = "My buttons" }).ClickAsync();
        var approve = export.GetByRole(AriaRole.Button, new() { Name = Approve });
        await approve.WaitForAsync();
        clicked.Restart();
        await approve.ClickAsync();
        await LocalSlackTests.SeesAsync(inSlack, "Approved by Alice");
        output.WriteLine($"approved in Teams, seen in Slack after {clicked.Elapsed.TotalSeconds:0.0} s");
        await LocalSlackTests.SeesAsync(inSlack, "Succeeded and verified");
        Assert.Equal(1, bot.Sandbox.World.ChangeCount("ec2:RevokeSecurityGroupIngress"));
    }

    private static (string, string)[] TeamsSettings =>
    [
        ("Chat:Teams:AppId", AgentsPlayground.Bot),
        ("Chat:Teams:TenantId", AgentsPlayground.Tenant),
        ("Chat:Teams:TrustUnsignedOnLoopback", "true"),
        ("Chat:Routes:1:Conversation", $"teams:{AgentsPlayground.Tenant}/team-id"),
        ("Security:People:0:Accounts:1", $"teams:{AgentsPlayground.Tenant}/{AgentsPlayground.User}"),
    ];
}
