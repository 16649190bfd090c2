using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class AnomalyStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IAnomalyStore Store => Get<IAnomalyStore>();

    [Fact]
    public async Task AnAnomalyIsReadBackAsItWasSaved()
    {
        await Store.CommitAsync([Stored.Anomaly("a1")], null, Cancel);
        Stored.AssertSame(Stored.Anomaly("a1"), Assert.Single(await Store.PendingAsync(10, Cancel)));
    }

    [Fact]
    public async Task AnAnomalyIsFoundByItsId()
    {
        await Store.CommitAsync([Stored.Anomaly("a1"), Stored.Anomaly("a2")], null, Cancel);
        Stored.AssertSame(Stored.Anomaly("a2"), (await Store.FindAsync("a2", Cancel))!);
        Assert.Null(await Store.FindAsync("a3\0", Cancel));
    }

    [Fact]
    public async Task AKnownAnomalyIsLeftAsItIs()
    {
        await Store.CommitAsync([Stored.Anomaly("a1")], null, Cancel);
        await Get<IIncidentStore>().ApplyAsync(new() { HandledAnomalies = ["a1"] }, Cancel);
        await Store.CommitAsync([Stored.Anomaly("a1") with { Title = "again" }, Stored.Anomaly("a2")], null, Cancel);
        Assert.Equal("a2", Assert.Single(await Store.PendingAsync(10, Cancel)).Id);
        Assert.DoesNotContain(await Store.ListAsync(Stored.Day, 10, Cancel), a => a.Title == "again");
    }

    [Fact]
    public async Task ProgressIsSavedWithTheAnomalies()
    {
        Assert.Null(await Store.GetProgressAsync(Cancel));
        await Store.CommitAsync([Stored.Anomaly("a1")], new(5, Stored.Noon, [1, 2]), Cancel);
        await Store.CommitAsync([], new(9, Stored.Noon.AddSeconds(1), [3]), Cancel);
        var progress = await Store.GetProgressAsync(Cancel);
        Assert.Equal((9, Stored.Noon.AddSeconds(1)), (progress!.Sequence, progress.Watermark));
        Assert.Equal([3], progress.State);
    }

    [Fact]
    public async Task EachStageKeepsItsOwnProgress()
    {
        await Store.CommitAsync([], new(5, Stored.Noon, [1]), Cancel);
        await Store.CommitAsync([], new(0, Stored.Noon.AddSeconds(7), [2]) { Stage = ScoringStage.Metrics }, Cancel);
        Assert.Equal([1], (await Store.GetProgressAsync(ScoringStage.Logs, Cancel))!.State);
        var metrics = await Store.GetProgressAsync(ScoringStage.Metrics, Cancel);
        Assert.Equal([2], metrics!.State);
        Assert.Equal((ScoringStage.Metrics, Stored.Noon.AddSeconds(7)), (metrics.Stage, metrics.Watermark));
    }

    [Fact]
    public async Task PendingAnomaliesComeInTheOrderTheyWereSaved()
    {
        await Store.CommitAsync([Stored.Anomaly("z", second: 9), Stored.Anomaly("y", second: 1)], null, Cancel);
        await Store.CommitAsync([Stored.Anomaly("x", second: 5)], null, Cancel);
        Assert.Equal(["z", "y"], (await Store.PendingAsync(2, Cancel)).Select(a => a.Id));
    }

    [Fact]
    public async Task AWindowListsItsAnomaliesNewestFirst()
    {
        await Store.CommitAsync([Stored.Anomaly("a"), Stored.Anomaly("b", 1), Stored.Anomaly("c", 2), Stored.Anomaly("d", 3)], null, Cancel);
        Assert.Equal(["c", "b"], (await Store.ListAsync(new TimeRange(Stored.Noon, Stored.Noon.AddSeconds(3)), 2, Cancel)).Select(a => a.Id));
    }

    [Fact]
    public async Task PendingAnomaliesAreNeverPruned()
    {
        await Store.CommitAsync([Stored.Anomaly("pending"), Stored.Anomaly("handled"), Stored.Anomaly("young", 100)], null, Cancel);
        await Get<IIncidentStore>().ApplyAsync(new() { HandledAnomalies = ["handled", "young"] }, Cancel);
        Assert.Equal(1, await Store.PruneAsync(Stored.Noon.AddSeconds(50), Cancel));
        Assert.Equal(["young", "pending"], (await Store.ListAsync(Stored.Day, 10, Cancel)).Select(a => a.Id));
    }
}
