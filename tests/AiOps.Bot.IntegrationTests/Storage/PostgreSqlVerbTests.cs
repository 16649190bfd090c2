using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage;
using AiOps.Bot.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Storage;

/// <summary>Verbs that read the service's database, where that is PostgreSQL.</summary>
public sealed class PostgreSqlVerbTests : IAsyncLifetime
{
    private readonly PostgreSqlPlace _place = new();
    private readonly string _config = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _place.PrepareAsync();
        await File.WriteAllTextAsync(_config, $"Bot:\n  Account: none\n  PostgreSql: \"{_place.ConnectionString}\"\n", Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _place.DisposeAsync();
        File.Delete(_config);
    }

    [Fact]
    public async Task AnEmptyDatabaseIsNotFilledByLooking()
    {
        var doctor = await CommandRun.OfAsync("", "doctor", "--config", _config);
        Assert.Equal(0, doctor.Code);
        Assert.Contains(doctor.Lines, l => l.Contains("PostgreSQL can be written; its tables are made at the first start", StringComparison.Ordinal));
        var verify = await CommandRun.OfAsync("", "timeline", "verify", "--config", _config);
        Assert.Equal(2, verify.Code);
        Assert.Contains("has nothing of ours", verify.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTimelineOfTheSettingsIsVerified()
    {
        var services = new ServiceCollection();
        _place.Register(services);
        await using (var stores = services.BuildServiceProvider())
        {
            await stores.GetRequiredService<IStorageMigrator>().MigrateAsync(Ct);
            await stores.GetRequiredService<ITimelineStore>().AppendAsync([new(null, DateTimeOffset.UnixEpoch, "ada", "noted", "first")], Ct);
        }

        var verify = await CommandRun.OfAsync("", "timeline", "verify", "--config", _config);
        Assert.Equal(0, verify.Code);
        Assert.StartsWith("The timeline is sound: 1 entry,", verify.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OfAsync("", "ask", "what is open?", "--config", _config)).Code);
    }
}
