using System.Security.Cryptography;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class ModelRegistryContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private const string Name = "checkout-latency";

    private IModelRegistry Registry => Get<IModelRegistry>();

    [Fact]
    public async Task AModelIsReadBackAsItWasRegistered()
    {
        var submission = Some.Submission();
        var registered = await Registry.RegisterAsync(submission, Cancel);
        var read = (await Registry.FindAsync(Name, 1, Cancel))!;
        Stored.AssertSame(registered, read);
        Assert.Equal((Name, 1, 3, Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))), (read.Name, read.Version, read.Bytes, read.Hash));
        Assert.Equal(("isolation-forest", 0.7, Some.Noon.AddDays(-1), Some.Noon, "cli:ana", submission.Card), (read.Family, read.Threshold, read.TrainedAt, read.RegisteredAt, read.RegisteredBy, read.Card));
        Assert.Equal(submission.Columns, read.Columns);
        Assert.Equal([1, 2, 3], (await Registry.ReadContentAsync(Name, 1, Cancel))!.Value.ToArray());
        Assert.Equal((null, null, 1), ((await Registry.FindLineAsync(Name, Cancel))!.Champion, (await Registry.FindLineAsync(Name, Cancel))!.Challenger, (await Registry.FindLineAsync(Name, Cancel))!.Newest));
    }

    [Fact]
    public async Task TheSameFileTwiceIsOneVersionInItsLineAndAnotherInAnother()
    {
        await Registry.RegisterAsync(Some.Submission(), Cancel);
        Assert.Equal(2, (await Registry.RegisterAsync(Some.Submission(Name, 4), Cancel)).Version);
        Assert.Equal(1, (await Registry.RegisterAsync(Some.Submission() with { By = "cli:ben", Card = "{}" }, Cancel)).Version);
        Assert.Equal(1, (await Registry.RegisterAsync(Some.Submission("disk"), Cancel)).Version);
        Assert.Equal([2, 1], (await Registry.ListVersionsAsync(Name, 10, Cancel)).Select(m => m.Version));
        Assert.Equal([2], (await Registry.ListVersionsAsync(Name, 1, Cancel)).Select(m => m.Version));
        Assert.Equal([Name, "disk"], (await Registry.ListLinesAsync(Cancel)).Select(l => l.Name));
        Assert.Equal(2, (await Registry.ListEventsAsync(Name, 10, Cancel)).Count);
    }

    [Fact]
    public async Task ProcessesThatRegisterAtOnceGetVersionsWithoutGapsAndTheSameFileOne()
    {
        using var second = Open();
        IModelRegistry[] processes = [Registry, (IModelRegistry)second.GetService(typeof(IModelRegistry))!];
        var registered = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => processes[i % 2].RegisterAsync(Some.Submission(Name, (byte)(i / 4)), Cancel), Cancel)));
        Assert.Equal(Enumerable.Range(1, 5), registered.Select(r => r.Version).Distinct().Order());
        Assert.Equal(5, (await Registry.FindLineAsync(Name, Cancel))!.Newest);
        Assert.All(registered.GroupBy(r => r.Hash), same => Assert.Single(same.Select(s => s.Version).Distinct()));
    }

    [Fact]
    public async Task AChallengerBecomesChampionAndIsRolledBack()
    {
        await RegisterAsync(3);
        Assert.Null((await Registry.ChangeAsync(Some.Change(ModelEventKind.Promoted, 1), Cancel)).Refusal);
        Assert.Null((await Registry.ChangeAsync(Some.Change(ModelEventKind.Challenged, 3, seen: 1), Cancel)).Refusal);
        Assert.Null((await Registry.ChangeAsync(Some.Change(ModelEventKind.Promoted, seen: 1), Cancel)).Refusal);
        Stored.AssertSame(Some.Line(3, 3, null, 1), await Registry.FindLineAsync(Name, Cancel));
        Assert.Null((await Registry.ChangeAsync(Some.Change(ModelEventKind.RolledBack, seen: 3), Cancel)).Refusal);
        Stored.AssertSame(Some.Line(3, champion: 1), await Registry.FindLineAsync(Name, Cancel));
        Assert.Contains("no champion to go back to", (await Registry.ChangeAsync(Some.Change(ModelEventKind.RolledBack, seen: 1), Cancel)).Refusal, StringComparison.Ordinal);

        var events = await Registry.ListEventsAsync(Name, 4, Cancel);
        Assert.Equal(
            [(ModelEventKind.RolledBack, 1, 3), (ModelEventKind.Promoted, 3, 1), (ModelEventKind.Challenged, 3, null), (ModelEventKind.Promoted, 1, (int?)null)],
            events.Select(e => (e.Kind, e.Version, e.Instead)));
        Assert.All(events, e => Assert.Equal((Name, "cli:ben", Some.Noon.AddHours(1), "fewer false alarms"), (e.Name, e.By, e.At, e.Why)));
    }

    [Fact]
    public async Task OfFiftyPromotionsThatSawTheSameChampionOneWinsAndTheOthersAreTold()
    {
        await RegisterAsync(50);
        using var second = Open();
        IModelRegistry[] processes = [Registry, (IModelRegistry)second.GetService(typeof(IModelRegistry))!];
        var decisions = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.Run(() => processes[i % 2].ChangeAsync(Some.Change(ModelEventKind.Promoted, i), Cancel), Cancel)));
        var winner = Assert.Single(decisions, d => d.Refusal is null);
        Assert.Equal(winner.Event!.Version, (await Registry.FindLineAsync(Name, Cancel))!.Champion);
        Assert.All(decisions.Where(d => d != winner), d => Assert.Contains($"is version {winner.Event.Version} now", d.Refusal, StringComparison.Ordinal));
        Assert.Single(await Registry.ListEventsAsync(Name, 100, Cancel), e => e.Kind == ModelEventKind.Promoted);
    }

    [Fact]
    public async Task ARetiredModelIsGoneButRemembered()
    {
        await RegisterAsync(2);
        var decision = await Registry.ChangeAsync(Some.Change(ModelEventKind.Retired, 1), Cancel);
        Assert.Equal((null, 1), (decision.Refusal, decision.Event!.Version));
        Assert.Null(await Registry.ReadContentAsync(Name, 1, Cancel));
        Assert.Equal(Some.Noon.AddHours(1), (await Registry.FindAsync(Name, 1, Cancel))!.RetiredAt);
        Assert.Contains("is retired", (await Registry.ChangeAsync(Some.Change(ModelEventKind.Promoted, 1), Cancel)).Refusal, StringComparison.Ordinal);
        Assert.Equal(3, (await Registry.RegisterAsync(Some.Submission(Name, 1), Cancel)).Version);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        Assert.Null(await Registry.FindLineAsync("' or '1'='1", Cancel));
        Assert.Null(await Registry.FindAsync("z\0", 1, Cancel));
        Assert.Null(await Registry.ReadContentAsync(Name, 1, Cancel));
        Assert.Contains("There is no line", (await Registry.ChangeAsync(Some.Change(ModelEventKind.Promoted, 1), Cancel)).Refusal, StringComparison.Ordinal);
        Assert.Empty(await Registry.ListLinesAsync(Cancel));
        Assert.Empty(await Registry.ListEventsAsync(Name, 10, Cancel));
    }

    [Fact]
    public async Task WhatCannotBeKeptIsRefusedBeforeAnythingIsStored()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Registry.RegisterAsync(Some.Submission("Not A Name"), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Registry.RegisterAsync(Some.Submission() with { Content = new byte[ModelSubmission.MostBytes + 1] }, Cancel));
        Assert.Empty(await Registry.ListLinesAsync(Cancel));
    }

    [Theory]
    [InlineData("update model_content set content = cast('xyz' as {0})")]
    [InlineData("update model_content set content = cast('longer than it was' as {0})")]
    [InlineData("delete from model_content")]
    public async Task AContentThatIsNotWhatWasRegisteredIsNeverReturned(string damage)
    {
        await Registry.RegisterAsync(Some.Submission(), Cancel);
        var binary = Get<IDatabase>().Dialect.Name.StartsWith("SQLite", StringComparison.Ordinal) ? "blob" : "bytea";
        await Get<IDatabase>().WriteAsync(Durability.Power, session => session.ExecuteAsync(string.Format(null, damage, binary)), Cancel);
        var fault = await Assert.ThrowsAsync<StorageException>(() => Registry.ReadContentAsync(Name, 1, Cancel));
        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistrationThatIsCutOffLeavesNothing()
    {
        // What the transaction writes last is made to fail, as when the process is killed after the content was written.
        await Get<IDatabase>().WriteAsync(Durability.Power, session => session.ExecuteAsync("alter table model_event rename to elsewhere"), Cancel);
        await Assert.ThrowsAsync<StorageException>(() => Registry.RegisterAsync(Some.Submission(), Cancel));
        Assert.Empty(await Registry.ListLinesAsync(Cancel));
        Assert.Equal(0, await Get<IDatabase>().ReadAsync(session => session.SingleAsync<long>("select count(*) from model_content"), Cancel));
    }

    private async Task RegisterAsync(int models)
    {
        for (var i = 1; i <= models; i++)
        {
            await Registry.RegisterAsync(Some.Submission(Name, (byte)i), Cancel);
        }
    }
}
