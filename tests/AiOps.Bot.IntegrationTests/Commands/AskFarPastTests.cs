using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Tests;
using AiOps.Bot.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Commands;

/// <summary><c>aiops ask</c> beside the service, about days that the database has forgotten.</summary>
public sealed class AskFarPastTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-ask-").FullName;
    private SandboxAccount _sandbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxAccount.StartAsync(new() { HistoryDays = 4, PlaysScenarios = false }, TimeProvider.System, Ct);
        await using var stores = await OpenedStores.CreateAsync(Path.Combine(_folder, "aiops.db"), Ct);
        await stores.GetRequiredService<ILogStore>().AppendAsync([Some.LogEvent("Accepted publickey for deploy", TimeProvider.System.GetUtcNow().AddMinutes(-5), "e1")], null, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task WhatTheDatabaseHasForgottenIsLookedUpInTheAccount()
    {
        var far = await AskAsync("real");
        var near = await AskAsync("none");
        Assert.Equal((0, 1), (near.Code, Rows(near)));
        Assert.True(far.Code == 0, far.Error.ToString());
        Assert.InRange(Rows(far), 2, int.MaxValue);
    }

    [Fact]
    public async Task AnAccountThatIsNotAllowedToBeAskedIsSaid()
    {
        _sandbox.Faults.Deny("logs:StartQuery");
        var run = await AskAsync("real");
        Assert.Equal(1, Rows(run));
        Assert.Contains("logs:StartQuery", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccountWhoseSettingsCannotBeUsedIsAClearError()
    {
        var run = await AskAsync("real", "Region: \"\"");
        Assert.NotEqual(0, run.Code);
        Assert.Contains("Region", run.Error.ToString(), StringComparison.Ordinal);
    }

    private static int Rows(CommandRun run) => JsonDocument.Parse(run.Output.ToString()).RootElement.GetProperty("rows").GetInt32();

    private async Task<CommandRun> AskAsync(string account, string? region = null)
    {
        var config = Path.Combine(_folder, "aiops.yaml");
        await File.WriteAllTextAsync(config, $"""
            Bot:
              Account: {account}
              Folder: {_folder}
            Aws:
              {region ?? $"Region: {_sandbox.Region}"}
              Endpoint: {_sandbox.Endpoint}
              Read:
                AccessKeyId: {_sandbox.AccessKeyId}
                SecretAccessKey: {_sandbox.SecretAccessKey}
            """, Ct);
        return await CommandRun.OfAsync("", "ask", "accepted publickey", "--since", "3d", "--yes", "--config", config, "--json");
    }
}
