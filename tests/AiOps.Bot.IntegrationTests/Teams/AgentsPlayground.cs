using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Microsoft's own Agents Playground, which shows a bot as Teams does. Tests that need it say so where it is not installed.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000001";
    public const string Bot = "00000000-0000-0000-0000-00000000000011";
    public const string User = "00000000-0000-0000-0000-0000000000020";
    private readonly Process _process;

    private AgentsPlayground(Process process, int port) => (_process, Address) = (process, new($"http://127.0.0.1:{port}/"));

    public Uri Address { get; }

    /// <summary>Skips the test where it is not named.</summary>
    public static string Program()
    {
        var program = Environment.GetEnvironmentVariable("AIOPS_TEST_PLAYGROUND");
        Assert.SkipWhen(program is null, "set AIOPS_TEST_PLAYGROUND to cli.js of the Agents Playground (npm: @microsoft/m365agentsplayground@0.2.28)");
        Assert.SkipWhen(Environment.GetEnvironmentVariable("AIOPS_TEST_CHROMIUM") is null, "set AIOPS_TEST_CHROMIUM to the Chromium of the system");
        return program!;
    }

    public static async Task<AgentsPlayground> StartAsync(Uri bot)
    {
        var port = FreePort();
        string[] arguments =
        [
            Program(), "start", "-e", new Uri(bot, "/api/messages").ToString(), "-c", "msteams", "-p", port.ToString(CultureInfo.InvariantCulture),
            "--su", $"http://127.0.0.1:{port}/_connector", "--disable-telemetry", "true",
        ];
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        start.Environment["BROWSER"] = "none";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        var playground = new AgentsPlayground(process, port);
        await playground.AnswersAsync();
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var page = await http.GetAsync(Address, TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("the Agents Playground does not answer");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
