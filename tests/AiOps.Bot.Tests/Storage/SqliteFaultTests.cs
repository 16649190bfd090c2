using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Telemetry;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Storage;

public sealed class SqliteFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFullDiskIsSaidAndNothingIsHalfWritten()
    {
        await using var place = new SqlitePlace { MaximumSizeMebibytes = 1 };
        await using var services = await OpenAsync(place);
        var logs = services.GetRequiredService<ILogStore>();
        var round = 0;
        var fault = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            for (; round < 1_000; round++)
            {
                await logs.AppendAsync([.. Enumerable.Range(0, 100).Select(i => Stored.Log($"{round}-{i}", new string('x', 200)))], new("source", $"{round}"), Cancel);
            }
        });
        Assert.Contains("the disk is full", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place.Path, fault.Message, StringComparison.Ordinal);
        Assert.Equal($"{round - 1}", await logs.GetCheckpointAsync("source", Cancel));
        Assert.Equal(round * 100, (await logs.SummariseAsync(Cancel)).Rows);

        // Retention makes room, and writing goes on.
        await logs.PruneAsync(Stored.Noon.AddDays(1), Cancel);
        Assert.Equal(1, await logs.AppendAsync([Stored.Log("after")], null, Cancel));
    }

    [Fact]
    public async Task AFileOfAnotherKindIsRefusedUntouched()
    {
        await using var place = new SqlitePlace();
        var text = string.Concat(Enumerable.Repeat("not a database\n", 500));
        await File.WriteAllTextAsync(place.Path, text, Cancel);
        var fault = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(place));
        Assert.Contains("is not a SQLite database", fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(place.Path, Cancel));
    }

    [Fact]
    public async Task ADamagedFileIsSaid()
    {
        await using var place = new SqlitePlace();
        await using (var healthy = await OpenAsync(place))
        {
            await healthy.GetRequiredService<ILogStore>().AppendAsync([.. Enumerable.Range(0, 2_000).Select(i => Stored.Log($"{i}", new string('x', 100)))], null, Cancel);
        }

        await using (var file = File.OpenWrite(place.Path))
        {
            file.Position = 8_192;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - 8_192).ToArray(), Cancel);
        }

        await using var services = place.Open();
        var fault = await Assert.ThrowsAsync<StorageException>(() => services.GetRequiredService<ILogStore>().ReadAfterAsync(0, 5_000, Cancel));
        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderInTheFilesPlaceIsSaid()
    {
        await using var place = new SqlitePlace();
        Directory.CreateDirectory(place.Path);
        var fault = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(place));
        Assert.Contains(place.Path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutMigrationsTheFaultSaysSo()
    {
        await using var place = new SqlitePlace();
        await using var services = place.Open();
        var fault = await Assert.ThrowsAsync<StorageException>(() => services.GetRequiredService<IIncidentStore>().ListAsync(1, Cancel));
        Assert.Contains("migrations", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProcessKilledInATransactionLeavesWhatWasCommittedBefore()
    {
        await using var place = new SqlitePlace();
        await using var copy = new SqlitePlace();
        await using (var services = await OpenAsync(place))
        {
            await services.GetRequiredService<ILogStore>().AppendAsync([Stored.Log("before")], new("source", "1"), Cancel);
            await services.GetRequiredService<ITimelineStore>().AppendAsync([Stored.Draft("before")], Cancel);
            await services.GetRequiredService<IDatabase>().TryWriteAsync(Durability.Process, async session =>
            {
                // More than the cache holds, so that uncommitted pages are in the write-ahead log.
                await LogAppend.RunAsync(session, [.. Enumerable.Range(0, 10_000).Select(i => Stored.Log($"{i}", new string('x', 1_000)))]);
                await session.ExecuteAsync("update ingest_checkpoint set position = '2'");
                File.Copy(place.Path, copy.Path);
                File.Copy(place.Path + "-wal", copy.Path + "-wal");
                Assert.True(new FileInfo(copy.Path + "-wal").Length > 1_000_000);
                return false;
            }, Cancel);
        }

        await using var reopened = copy.Open();
        var logs = reopened.GetRequiredService<ILogStore>();
        Assert.Equal("before", Assert.Single(await logs.ReadAfterAsync(0, 10, Cancel)).Event.EventId);
        Assert.Equal("1", await logs.GetCheckpointAsync("source", Cancel));
        Assert.Single(await reopened.GetRequiredService<ITimelineStore>().ListAsync(new("inc-1"), Cancel));
        Assert.Equal(1, await logs.AppendAsync([Stored.Log("after")], null, Cancel));
    }

    [Fact]
    public async Task ALongQueryStopsWhenItIsCancelledAndTheDatabaseGoesOn()
    {
        await using var place = new SqlitePlace();
        await using var services = await OpenAsync(place);
        var database = services.GetRequiredService<IDatabase>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        const string Endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => database.ReadAsync(s => s.SingleAsync<long>(Endless), patience.Token), Cancel));
        using var again = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => database.WriteAsync(Durability.Power, s => s.SingleAsync<long>(Endless), again.Token), Cancel));
        Assert.Equal(1, await services.GetRequiredService<ILogStore>().AppendAsync([Stored.Log("after")], null, Cancel));
    }

    [Fact]
    public async Task TheFileIsItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        await using var place = new SqlitePlace();
        await using var services = await OpenAsync(place);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(place.Path));
    }

    [Fact]
    public void OptionsThatCannotWorkStopTheStart()
    {
        var services = new ServiceCollection();
        services.AddSqliteStorage(new() { Path = "", ReaderConnections = 0 });
        using var provider = services.BuildServiceProvider();
        var faults = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Failures;
        Assert.Equal(2, faults.Count());
    }

    private static async Task<ServiceProvider> OpenAsync(SqlitePlace place)
    {
        var services = place.Open();
        try
        {
            await services.GetRequiredService<IStorageMigrator>().MigrateAsync(Cancel);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
