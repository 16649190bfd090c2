using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class LogStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private ILogStore Store => Get<ILogStore>();

    [Fact]
    public async Task AnEventIsReadBackAsItWasStored()
    {
        var stored = Stored.Log("e1", "naïve \U0001F600 '; drop table log_event; --");
        Assert.Equal(1, await Store.AppendAsync([stored], null, Cancel));
        Assert.Equal(stored, Assert.Single(await Store.ReadAfterAsync(0, 10, Cancel)).Event);
    }

    [Fact]
    public async Task TextThatNoDatabaseTakesIsStoredWithItsBadCharactersReplaced()
    {
        await Store.AppendAsync([Stored.Log("e1", ""), Stored.Log("e2", "a\0b"), Stored.Log("e3", "half \uD83D pair")], null, Cancel);
        Assert.Equal(["", "a\uFFFDb", "half \uFFFD pair"], (await Store.ReadAfterAsync(0, 10, Cancel)).Select(e => e.Event.Message));
    }

    [Fact]
    public async Task AnEmptyStreamNameIsKept()
    {
        var stored = Stored.Log("e1") with { Stream = new("file", "/var/log/secure", "") };
        await Store.AppendAsync([stored], null, Cancel);
        Assert.Equal(stored.Stream, Assert.Single(await Store.ReadAfterAsync(0, 10, Cancel)).Event.Stream);
    }

    [Fact]
    public async Task DuplicatesInOneBatchAndBetweenBatchesAreDropped()
    {
        Assert.Equal(2, await Store.AppendAsync([Stored.Log("e1"), Stored.Log("e1"), Stored.Log("e2")], null, Cancel));
        Assert.Equal(1, await Store.AppendAsync([Stored.Log("e2"), Stored.Log("e3")], null, Cancel));
        Assert.Equal(["e1", "e2", "e3"], (await Store.ReadAfterAsync(0, 10, Cancel)).Select(e => e.Event.EventId));
    }

    [Fact]
    public async Task TheSameIdInAnotherStreamIsAnotherEvent()
    {
        var other = Stored.Log("e1") with { Stream = Stored.Auth with { Stream = "other" } };
        Assert.Equal(2, await Store.AppendAsync([Stored.Log("e1"), other], null, Cancel));
        Assert.Equal(2, (await Store.GetAsync(["e1"], Cancel)).Count);
    }

    [Fact]
    public async Task TheCheckpointMovesWithTheEvents()
    {
        Assert.Null(await Store.GetCheckpointAsync("auth", Cancel));
        await Store.AppendAsync([Stored.Log("e1")], new("auth", "1"), Cancel);
        await Store.AppendAsync([], new("auth", "2"), Cancel);
        Assert.Equal("2", await Store.GetCheckpointAsync("auth", Cancel));
    }

    [Fact]
    public async Task ACancelledAppendStoresNeitherEventsNorCheckpoint()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync([Stored.Log("e1")], new("auth", "1"), cancelled.Token));
        Assert.Null(await Store.GetCheckpointAsync("auth", Cancel));
        Assert.Empty(await Store.ReadAfterAsync(0, 10, Cancel));
    }

    [Fact]
    public async Task AReaderThatRemembersTheLastSequenceMissesNothingWhileManyWrite()
    {
        var writers = Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await Store.AppendAsync([Stored.Log($"{w}-{i}-a"), Stored.Log($"{w}-{i}-b")], new($"{w}", $"{i}"), Cancel);
            }
        }, Cancel)).ToArray();
        var seen = new List<StoredLogEvent>();
        var done = Task.WhenAll(writers);
        bool finished;
        do
        {
            finished = done.IsCompleted;
            seen.AddRange(await Store.ReadAfterAsync(seen.Count == 0 ? 0 : seen[^1].Sequence, 7, Cancel));
        }
        while (!finished || seen.Count < 320 && (await Store.ReadAfterAsync(seen[^1].Sequence, 1, Cancel)).Count > 0);
        await done;
        Assert.Equal(320, seen.Select(e => e.Event.EventId).Distinct().Count());
    }

    [Fact]
    public async Task WordsMatchAsTextWithoutRegardToCase()
    {
        await Store.AppendAsync([Stored.Log("e1", "100% DONE_ok!"), Stored.Log("e2", "1000 doneXok"), Stored.Log("e3", "Größe ÄRGER")], null, Cancel);
        Assert.Equal(["e1"], await FoundAsync("100%"));
        Assert.Equal(["e1"], await FoundAsync("done_OK!"));
        Assert.Equal(["e3"], await FoundAsync("ärger", "GRÖSSE"[..3]));
        Assert.Equal(["e1", "e2"], await FoundAsync("done"));
        Assert.Empty(await FoundAsync("done", "absent"));
        Assert.Empty(await FoundAsync("' or 1=1 --"));
    }

    [Fact]
    public async Task TheCountCoversWhatTheLimitLeavesOut()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 30).Select(i => Stored.Log($"e{i}", second: i))], null, Cancel);
        var page = await Store.QueryAsync(new() { Window = Stored.Day, Limit = 3, NewestFirst = true }, Cancel);
        Assert.Equal(30, page.MatchingRows);
        Assert.Equal(["e29", "e28", "e27"], page.Events.Select(e => e.Event.EventId));
        Assert.Equal(30, (await Store.QueryAsync(new() { Window = Stored.Day, Limit = 0 }, Cancel)).MatchingRows);
    }

    [Fact]
    public async Task TheWindowIsHalfOpen()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 3).Select(i => Stored.Log($"e{i}", second: i))], null, Cancel);
        var page = await Store.QueryAsync(new() { Window = new(Stored.Noon, Stored.Noon.AddSeconds(2)) }, Cancel);
        Assert.Equal(["e0", "e1"], page.Events.Select(e => e.Event.EventId));
        var tight = await Store.QueryAsync(new() { Window = new(Stored.Noon.AddSeconds(1), Stored.Noon.AddSeconds(2).AddTicks(1)) }, Cancel);
        Assert.Equal(["e1", "e2"], tight.Events.Select(e => e.Event.EventId));
    }

    [Fact]
    public async Task GroupResourceAndSeverityRestrict()
    {
        var error = Stored.Log("e1") with { Severity = LogSeverity.Error, Resource = new("db-1"), Stream = new("cloudwatch", "/aws/RDS/orders_db", "x") };
        await Store.AppendAsync([error, Stored.Log("e2")], null, Cancel);
        Assert.Equal("e1", await OnlyAsync(new() { Window = Stored.Day, Groups = ["rds/Orders_", "nothing"] }));
        Assert.Equal("e1", await OnlyAsync(new() { Window = Stored.Day, AtLeast = LogSeverity.Error }));
        Assert.Equal("e2", await OnlyAsync(new() { Window = Stored.Day, Resources = [new("i-1"), new("none")] }));
    }

    [Fact]
    public async Task EventsAreFoundByIdOldestFirst()
    {
        await Store.AppendAsync([Stored.Log("late", second: 9), Stored.Log("early", second: 1), Stored.Log("other")], null, Cancel);
        Assert.Equal(["early", "late"], (await Store.GetAsync(["late", "early", "gone", "late"], Cancel)).Select(e => e.Event.EventId));
        Assert.Empty(await Store.GetAsync([], Cancel));
    }

    [Fact]
    public async Task TheSummaryFollowsWhatIsStoredAndPruned()
    {
        Assert.Equal(new LogStoreSummary(0, 0, null, null), await Store.SummariseAsync(Cancel));
        var old = Stored.Log("old", second: -600) with { Stream = Stored.Auth with { Stream = "gone" } };
        await Store.AppendAsync([old, Stored.Log("e1"), Stored.Log("e1"), Stored.Log("e2", second: 5)], null, Cancel);
        Assert.Equal(new LogStoreSummary(3, 2, old.Timestamp, Stored.Noon.AddSeconds(5)), await Store.SummariseAsync(Cancel));
        Assert.Equal(1, await Store.PruneAsync(Stored.Noon, Cancel));
        Assert.Equal(new LogStoreSummary(2, 1, Stored.Noon, Stored.Noon.AddSeconds(5)), await Store.SummariseAsync(Cancel));
    }

    [Fact]
    public async Task PruningGoesOnUntilAllOldEventsAreGoneAndSequencesNeverComeBack()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 12_000).Select(i => Stored.Log($"e{i}"))], null, Cancel);
        var last = (await Store.ReadAfterAsync(11_000, 2_000, Cancel))[^1].Sequence;
        Assert.Equal(12_000, await Store.PruneAsync(Stored.Noon.AddSeconds(1), Cancel));
        await Store.AppendAsync([Stored.Log("again")], null, Cancel);
        Assert.True(Assert.Single(await Store.ReadAfterAsync(0, 10, Cancel)).Sequence > last);
    }

    private async Task<IEnumerable<string>> FoundAsync(params string[] words) =>
        (await Store.QueryAsync(new() { Window = Stored.Day, Words = words }, Cancel)).Events.Select(e => e.Event.EventId);

    private async Task<string> OnlyAsync(LogQuery query)
    {
        var page = await Store.QueryAsync(query, Cancel);
        Assert.Equal(1, page.MatchingRows);
        return Assert.Single(page.Events).Event.EventId;
    }

    [Fact]
    public async Task CountsByTimeAreThoseOfTheQueryInBucketsOfItsWindow()
    {
        await FillAsync();
        var counts = await CountAsync(new LogQuery { Window = Hour, Words = ["fail_ed"] });
        Assert.Equal([(0, 2L), (3, 1L)], counts.Buckets.OrderBy(b => b.Key).Select(b => (b.Key, b.Value)));
        Assert.Equal(new TimeRange(Some.Noon, Some.Noon.AddMinutes(59).AddMilliseconds(1)), counts.Looked);
    }

    [Fact]
    public async Task CountsCanBeOfOneGroup()
    {
        await FillAsync();
        Assert.Empty((await CountAsync(new LogQuery { Window = Hour, Groups = ["no-such-group"] })).Buckets);
        Assert.Equal(4, (await CountAsync(new LogQuery { Window = Hour, Groups = [Stored.Auth.Group] })).Buckets.Values.Sum());
    }

    [Fact]
    public async Task NoMoreRowsAreLookedAtThanAllowedAndTheAnswerSaysWhichTimeWasLookedAt()
    {
        await FillAsync();
        var oldest = await CountAsync(new LogQuery { Window = Hour }, 2);
        Assert.Equal((2L, new TimeRange(Some.Noon, Some.Noon.AddMinutes(14).AddMilliseconds(1))), (oldest.Buckets.Values.Sum(), oldest.Looked));
        var newest = await CountAsync(new LogQuery { Window = Hour, NewestFirst = true }, 2);
        Assert.Equal((2L, new TimeRange(Some.Noon.AddMinutes(45), Some.Noon.AddMinutes(59).AddMilliseconds(1))), (newest.Buckets.Values.Sum(), newest.Looked));
    }

    [Fact]
    public async Task OfAnEmptyWindowNothingIsKnown() => Assert.Null((await CountAsync(new LogQuery { Window = Hour })).Looked);

    private static TimeRange Hour => new(Some.Noon, Some.Noon.AddHours(1));

    private Task<int> FillAsync() => Store.AppendAsync(
        [
            Stored.Log("e0", "fail_ed before") with { Timestamp = Some.Noon.AddMinutes(-1) },
            Stored.Log("e1", "fail_ed once") with { Timestamp = Some.Noon },
            Stored.Log("e2", "FAIL_ED twice") with { Timestamp = Some.Noon.AddMinutes(14) },
            Stored.Log("e3", "failXed") with { Timestamp = Some.Noon.AddMinutes(45) },
            Stored.Log("e4", "fail_ed again") with { Timestamp = Some.Noon.AddMinutes(59) },
            Stored.Log("e5", "fail_ed after") with { Timestamp = Some.Noon.AddHours(1) },
        ],
        null,
        Cancel);

    private Task<LogCounts> CountAsync(LogQuery query, int mostRows = 1_000) => Get<ILogCounts>().CountByTimeAsync(query, TimeSpan.FromMinutes(15), mostRows, Cancel);
}
