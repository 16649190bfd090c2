using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using AiOps.Bot.IntegrationTests.Chaos;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>A program of others that behaves as Slack towards a bot and towards a person in a browser. Tests that need it say so where it is not installed.</summary>
internal sealed class LocalSlack : IAsyncDisposable
{
    public const string Channel = "slack:T01TEST/C01GEN";
    public const string Secret = "test-signing-secret-000";

    private readonly Process _process;
    private readonly string _folder;

    private LocalSlack(Process process, string folder, int port)
    {
        (_process, _folder) = (process, folder);
        Address = new($"http://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    /// <param name="bot">Where the bot listens; null for Socket Mode.</param>
    public static async Task<LocalSlack> StartAsync(Uri? bot)
    {
        var program = Environment.GetEnvironmentVariable("AIOPS_TEST_LOCAL_SLACK");
        Assert.SkipWhen(program is null, "set AIOPS_TEST_LOCAL_SLACK to the program local-slack (npm: local-slack-linux-x64@0.1.8, bin/local-slack)");
        var folder = Directory.CreateTempSubdirectory("local-slack-").FullName;
        var mode = bot is null ? "mode: socket" : $"mode: events, requestUrl: \"{new Uri(bot, "/slack/events")}\"";
        await File.WriteAllTextAsync(Path.Combine(folder, "config.yaml"), $$"""
            workspace: {name: Test, domain: test-workspace, teamId: T01TEST}
            apps:
              - {appId: A01APP, botUserId: U0BOT, botName: aiops, botToken: xoxb-test-token, appToken: xapp-test-token, signingSecret: {{Secret}}, {{mode}}}
            users:
              - {id: U01ALICE, name: alice, real_name: Alice Ops}
              - {id: U02BOB, name: bob, real_name: Bob Ops}
            channels:
              - {id: C01GEN, name: general, members: [U01ALICE, U02BOB, U0BOT]}
            """, TestContext.Current.CancellationToken);
        var port = BotProcess.FreePort();
        var start = new ProcessStartInfo(program!, ["--config", "config.yaml", "--port", port.ToString(CultureInfo.InvariantCulture), "--base-host", "127.0.0.1"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var slack = new LocalSlack(Process.Start(start)!, folder, port);
        slack._process.OutputDataReceived += (_, _) => { };
        slack._process.BeginOutputReadLine();
        await slack.ListensAsync(port);
        return slack;
    }

    /// <summary>What it was asked for so far, whole.</summary>
    public async Task<IReadOnlyList<string>> LogAsync()
    {
        using var http = new HttpClient();
        using var log = JsonDocument.Parse(await http.GetStringAsync(new Uri(Address, "_control/log"), TestContext.Current.CancellationToken));
        return [.. log.RootElement.GetProperty("log").EnumerateArray().Select(e => e.GetRawText())];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListensAsync(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("local-slack does not listen");
    }
}
