using System.Text.Json;
using AiOps.Bot.IntegrationTests.EndToEnd;
using AiOps.Bot.IntegrationTests.OpenAi;
using AiOps.Bot.Sandbox;
using AiOps.Bot.Tests.Commands;

namespace AiOps.Bot.IntegrationTests.Commands;

/// <summary>What <c>aiops doctor</c> finds in an account and behind a model's address.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-doctor-").FullName;
    private SandboxAccount _sandbox = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxAccount.StartAsync(new() { HistoryDays = 2, PlaysScenarios = false }, TimeProvider.System, Ct);

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task EverythingThatIsAllowedIsFineAndNothingReachesAnInstance()
    {
        var run = await DoctorAsync();
        Assert.True(run.Code == 0, run.Output.ToString());
        Assert.All(Checkups(run), c => Assert.Equal("ok", c.Text("outcome")));
        Assert.Equal(18, Checkups(run).Count(c => c.TryGetProperty("permission", out _)));
        Assert.Empty(_sandbox.World.Commands);
    }

    [Theory]
    [InlineData("logs:FilterLogEvents")]
    [InlineData("logs:DescribeLogGroups")]
    [InlineData("cloudtrail:LookupEvents")]
    [InlineData("ec2:DescribeInstances")]
    [InlineData("ec2:DescribeSecurityGroups")]
    [InlineData("rds:DescribeDBInstances")]
    [InlineData("rds:DescribeDBLogFiles")]
    [InlineData("ssm:SendCommand")]
    [InlineData("ssm:GetCommandInvocation")]
    public async Task APermissionThatIsMissingIsNamedAlone(string permission)
    {
        _sandbox.Faults.Deny(permission);
        var run = await DoctorAsync();
        Assert.Equal(1, run.Code);
        var missing = Assert.Single(Checkups(run), c => c.Text("outcome") != "ok");
        Assert.Equal(("denied", permission), (missing.Text("outcome"), missing.Text("permission")));
        Assert.StartsWith($"Allow {permission} for the read role", missing.Text("remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatRefusesTheKeyIsMissing()
    {
        await using var model = await OpenAiDouble.StartAsync();
        model.Answer = "ready";
        var settings = $"Model:\n  OpenAi:\n    Endpoint: {model.Endpoint}\n    Model: m\n    ApiKey: the-key\n";
        Assert.Equal("ok", (await ModelAsync(settings)).Text("outcome"));
        model.Failures.Enqueue(401);
        var refused = await ModelAsync(settings);
        Assert.Equal("missing", refused.Text("outcome"));
        Assert.Contains("401", refused.Text("result"), StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", refused.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ModelAsync(string settings) => Checkups(await DoctorAsync(settings)).Single(c => c.Text("name") == "model");

    private static IReadOnlyList<JsonElement> Checkups(CommandRun run) => [.. JsonDocument.Parse(run.Output.ToString()).RootElement.EnumerateArray()];

    private async Task<CommandRun> DoctorAsync(string more = "")
    {
        var config = Path.Combine(_folder, "aiops.yaml");
        await File.WriteAllTextAsync(config, $"""
            Bot:
              Account: real
              Folder: {_folder}
            Aws:
              Region: {_sandbox.Region}
              Endpoint: {_sandbox.Endpoint}
              Read:
                AccessKeyId: {_sandbox.AccessKeyId}
                SecretAccessKey: {_sandbox.SecretAccessKey}

            """ + more, Ct);
        return await CommandRun.OfAsync("", "doctor", "--config", config, "--json");
    }
}
