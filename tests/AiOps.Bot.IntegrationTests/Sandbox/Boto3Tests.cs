using System.Diagnostics;
using AiOps.Bot.Sandbox;

namespace AiOps.Bot.IntegrationTests.Sandbox;

/// <summary>The sandbox as AWS's own client library sees it. Needs python3 with boto3; says so where they are missing.</summary>
public sealed class Boto3Tests
{
    [Fact]
    public async Task EveryOperationIsUnderstoodByAwsOwnClient()
    {
        var probe = await PythonAsync("-c", "import boto3");
        Assert.SkipWhen(probe.ExitCode != 0, "python3 with boto3 is not installed, so AWS's own client was not run against the sandbox");
        await using var account = await SandboxAccount.StartAsync(new SandboxOptions { HistoryDays = 100 }, TimeProvider.System, TestContext.Current.CancellationToken);

        account.Endpoints.Deploy("sums", 2, "scores", rows => [.. rows.Select(r => r.Sum())]);

        var script = Path.Combine(AppContext.BaseDirectory, "Sandbox", "Fixtures", "call_sandbox.py");
        var (exitCode, output) = await PythonAsync(script, account.Endpoint.ToString(), account.AccessKeyId, account.SecretAccessKey);

        Assert.True(exitCode == 0 && output.Contains("ok: ", StringComparison.Ordinal), output);
    }

    private static async Task<(int ExitCode, string Output)> PythonAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
