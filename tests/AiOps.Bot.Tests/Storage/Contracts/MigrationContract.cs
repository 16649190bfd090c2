using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class MigrationContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IReadOnlyList<Migration> All => Get<IDatabase>().Dialect.Migrations;

    [Fact]
    public void MigrationsAreNumberedWithoutGaps() => Assert.Equal(Enumerable.Range(1, All.Count), All.Select(m => m.Version));

    [Fact]
    public async Task MigratingAgainDoesNothing() => Assert.Equal(0, await Get<IStorageMigrator>().MigrateAsync(Cancel));

    [Fact]
    public async Task EveryEarlierVersionMigratesToTheLatest()
    {
        for (var version = 1; version < All.Count; version++)
        {
            await using var place = new TPlace();
            await place.PrepareAsync();
            await using var services = Open(place);
            var migrator = (StorageMigrator)services.GetRequiredService<IStorageMigrator>();
            Assert.Equal(version, await migrator.MigrateAsync([.. All.Take(version)], Cancel));
            await services.GetRequiredService<ILogStore>().AppendAsync([Stored.Log("kept")], null, Cancel);

            Assert.Equal(All.Count - version, await migrator.MigrateAsync(Cancel));

            Assert.Equal("kept", Assert.Single(await services.GetRequiredService<ILogStore>().ReadAfterAsync(0, 10, Cancel)).Event.EventId);
            Assert.True(await services.GetRequiredService<IIncidentStore>().ApplyAsync(new() { Incidents = [Stored.Incident()], Timeline = [Stored.Draft("x")] }, Cancel));
        }
    }

    [Fact]
    public async Task ProcessesThatStartAtOnceMigrateOnce()
    {
        await using var place = new TPlace();
        await place.PrepareAsync();
        var processes = Enumerable.Range(0, 4).Select(_ => Open(place)).ToArray();
        var applied = await Task.WhenAll(processes.Select(p => Task.Run(() => p.GetRequiredService<IStorageMigrator>().MigrateAsync(Cancel), Cancel)));
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        Assert.Equal(All.Count, applied.Sum());
    }

    [Fact]
    public async Task ADatabaseOfANewerProgramIsRefused()
    {
        await ExecuteAsync("insert into schema_version (version, name, applied_ms) values (9999, 'future', 0)");
        var refusal = await Assert.ThrowsAsync<StorageException>(() => Get<IStorageMigrator>().MigrateAsync(Cancel));
        Assert.Contains("schema version 9999", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("update this program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMigrationThatFailsLeavesTheVersionBefore()
    {
        var broken = new Migration(All.Count + 1, "broken", "create table half (id bigint); insert into absent values (1);");
        var migrator = (StorageMigrator)Get<IStorageMigrator>();
        await Assert.ThrowsAsync<StorageException>(() => migrator.MigrateAsync([.. All, broken], Cancel));
        Assert.Equal(1, await migrator.MigrateAsync([.. All, broken with { Sql = "create table half (id bigint)" }], Cancel));
    }

    [Theory]
    [InlineData("update timeline set actor = 'somebody else'")]
    [InlineData("delete from timeline")]
    public async Task TheTimelineRefusesToBeChanged(string statement)
    {
        await Get<ITimelineStore>().AppendAsync([Stored.Draft("kept")], Cancel);
        await Assert.ThrowsAsync<StorageException>(() => ExecuteAsync(statement));
        Assert.Equal("kept", Assert.Single(await Get<ITimelineStore>().ListAsync(new("inc-1"), Cancel)).Detail);
    }

    [Fact]
    public async Task WorkThatThrowsLeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Get<IDatabase>().WriteAsync<int>(Durability.Power, async session =>
        {
            await session.ExecuteAsync("insert into ingest_checkpoint (checkpoint_key, position) values ('k', 'p')");
            throw new InvalidOperationException("changed my mind");
        }, Cancel));
        Assert.Null(await Get<ILogStore>().GetCheckpointAsync("k", Cancel));
    }

    private Task<int> ExecuteAsync(string sql) => Get<IDatabase>().WriteAsync(Durability.Power, session => session.ExecuteAsync(sql), Cancel);
}
