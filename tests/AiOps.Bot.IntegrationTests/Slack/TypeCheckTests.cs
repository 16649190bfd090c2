using System.Diagnostics;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Slack's own type definitions over every golden file. They need Node, so they run where a script and a folder of modules are named.</summary>
public sealed class TypeCheckTests
{
    [Fact]
    public async Task EveryGoldenMessageHasTheTypesThatSlackPublishes()
    {
        var modules = Environment.GetEnvironmentVariable("AIOPS_TEST_SLACK_TYPES");
        var checker = Environment.GetEnvironmentVariable("AIOPS_TEST_SLACK_CHECKER");
        Assert.SkipWhen(modules is null || checker is null, "set AIOPS_TEST_SLACK_TYPES (a folder with @slack/types, @slack/web-api and typescript) and AIOPS_TEST_SLACK_CHECKER (the script)");
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Chat", "Golden"), "slack-*.json");
        Assert.NotEmpty(files);
        foreach (var kind in files.GroupBy(f => Path.GetFileName(f).StartsWith("slack-view-", StringComparison.Ordinal) ? "view" : "message"))
        {
            using var node = Process.Start(new ProcessStartInfo("node", [checker!, modules!, kind.Key, .. kind]) { RedirectStandardOutput = true })!;
            var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, said);
        }
    }
}
