using System.Text.Json;
using AiOps.Bot.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Commands;

/// <summary>Verbs that read the service's database.</summary>
public sealed class StoredVerbTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    private string Database => Path.Combine(_folder.FullName, "aiops.db");

    public async ValueTask InitializeAsync()
    {
        await using var stores = await OpenedStores.CreateAsync(Database, TestContext.Current.CancellationToken);
        var now = DateTimeOffset.UtcNow;
        await stores.GetRequiredService<ITimelineStore>().AppendAsync(
            [new(null, now, "ada", "noted", "first"), new(null, now, "ada", "noted", "second"), new(null, now, "ada", "noted", "third")], TestContext.Current.CancellationToken);
        await stores.GetRequiredService<ILogStore>().AppendAsync(
            [.. Enumerable.Range(1, 3).Select(i => Some.LogEvent($"Failed password for root from 203.0.113.{i}", now.AddMinutes(-i), $"e{i}"))], null, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ASoundTimelineIsProved()
    {
        var run = await CommandRun.OfAsync("", "timeline", "verify", "--database", Database);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("The timeline is sound: 3 entries", run.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerHasItsQueryWindowAndRowCount()
    {
        var run = await CommandRun.OfAsync("", "ask", "failed passwords", "--since", "2h", "--database", Database, "--json");
        var answer = JsonDocument.Parse(run.Output.ToString()).RootElement;
        Assert.Equal((0, 3), (run.Code, answer.GetProperty("rows").GetInt32()));
        Assert.Contains("message contains", answer.GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(answer.GetProperty("templates").EnumerateArray()).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task AnAnswerReadsWellWithoutJson()
    {
        var run = await CommandRun.OfAsync("", "ask", "failed passwords", "--database", Database);
        Assert.StartsWith("3 lines match", run.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains(run.Lines, l => l == "Rows:   3");
    }

    [Theory]
    [InlineData("timeline verify")]
    [InlineData("ask failed passwords")]
    public async Task TheDatabaseOfTheSettingsIsRead(string verb)
    {
        var config = Path.Combine(_folder.FullName, "aiops.yaml");
        await File.WriteAllTextAsync(config, $"Bot:\n  Folder: {_folder.FullName}\n", TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", [.. verb.Split(' '), "--config", config]);
        Assert.Equal((0, ""), (run.Code, run.Error.ToString()));
        Assert.Contains(run.Lines, l => l.StartsWith("The timeline is sound: 3 entries", StringComparison.Ordinal) || l.StartsWith("3 lines match", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bot:\n  Folder: /nowhere/at/all\n", "There is no database '/nowhere/at/all")]
    [InlineData("Bot:\n  Account: moon\n", "must be sandbox, real or none")]
    [InlineData("Bot: [", "column 1: ")]
    public async Task SettingsThatLeadNowhereAreSaid(string settings, string said)
    {
        var config = Path.Combine(_folder.FullName, "other.yaml");
        await File.WriteAllTextAsync(config, settings, TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "timeline", "verify", "--config", config);
        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDoctorLeavesTheDatabaseAsItIs()
    {
        var config = Path.Combine(_folder.FullName, "aiops.yaml");
        await File.WriteAllTextAsync(config, $"Bot:\n  Folder: {_folder.FullName}\n  Account: none\n", TestContext.Current.CancellationToken);
        var first = await CommandRun.OfAsync("", "doctor", "--config", config);
        var second = await CommandRun.OfAsync("", "doctor", "--config", config);
        Assert.Equal((0, first.Output.ToString()), (second.Code, second.Output.ToString()));
        Assert.Contains(second.Lines, l => l.StartsWith("ok      database", StringComparison.Ordinal) && l.Contains("can be written: 3 log lines", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADatabaseThatCannotBeReadIsMissingForTheDoctor()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "aiops.db"), new string('x', 9_000), TestContext.Current.CancellationToken);
        var config = Path.Combine(_folder.FullName, "aiops.yaml");
        await File.WriteAllTextAsync(config, $"Bot:\n  Folder: {_folder.FullName}\n  Account: none\n", TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync("", "doctor", "--config", config);
        Assert.Equal(1, run.Code);
        Assert.Contains(run.Lines, l => l.StartsWith("missing database", StringComparison.Ordinal));
    }
}
