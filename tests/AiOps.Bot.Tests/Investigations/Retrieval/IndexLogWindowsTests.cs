using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class IndexLogWindowsTests : IDisposable
{
    private static readonly EmbeddingSpace Space = new("scripted/one", 8);

    private readonly MemoryLogStore _logs = new();
    private readonly MemoryVectorIndex _index = new();
    private readonly ScriptedEmbeddings _model = new();

    public void Dispose() => _model.Dispose();

    private Task<int> IndexAsync(DateTimeOffset now) =>
        new IndexLogWindows((_logs, _index), Some.Embedder(_model), (new At(now), Options.Create(new IncidentOptions { Account = "111122223333" })), NullLogger<IndexLogWindows>.Instance)
            .IndexAsync(CancellationToken.None);

    private void Write(int lines, TimeSpan every, DateTimeOffset from, string group = "/ec2/syslog")
    {
        for (var i = 0; i < lines; i++)
        {
            _logs.Add($"line {i}", from + (i * every), group);
        }
    }

    [Fact]
    public async Task ABusyStreamIsCutByLinesAndByTime()
    {
        Write(450, TimeSpan.FromSeconds(0.5), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        Assert.Equal([(1, 200), (201, 400), (401, 450)], _index.Of(Space).Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task AQuietStreamIsCutByTheHour()
    {
        Write(12, TimeSpan.FromMinutes(10), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(3));
        Assert.Equal([(1, 6), (7, 12)], _index.Of(Space).Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task LinesThatAreTooNewWaitAndNoLineIsIndexedTwice()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        Assert.Equal(1, await IndexAsync(Some.Noon.AddMinutes(10)));
        Assert.Equal(1, await IndexAsync(Some.Noon.AddHours(1)));
        Assert.Equal(0, await IndexAsync(Some.Noon.AddHours(1)));
        Assert.Equal([(1, 5), (6, 10)], _index.Of(Space).Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task BacklogsOfSeveralBatchesAndStreamsAreCoveredWithoutAGap()
    {
        for (var i = 0; i < 60; i++)
        {
            Write(100, TimeSpan.FromSeconds(1), Some.Noon.AddMinutes(i), i % 2 == 0 ? "/a" : "/b");
        }

        await IndexAsync(Some.Noon.AddDays(1));
        var covered = 0L;
        foreach (var point in _index.Of(Space).Values)
        {
            var page = await _logs.ReadAfterAsync(point.FirstSequence - 1, (int)(point.LastSequence - point.FirstSequence + 1), CancellationToken.None);
            covered += page.Count(e => e.Event.Stream == point.Stream);
        }

        Assert.Equal(6_000, covered);
    }

    [Fact]
    public async Task AWindowCarriesWhatSearchesFilterBy()
    {
        _logs.Add("all is well", Some.Noon, "/app", new("i-7"));
        _logs.Add("disk failure", Some.Noon.AddSeconds(1), "/app", new("i-7"));
        await IndexAsync(Some.Noon.AddHours(1));
        var point = Assert.Single(_index.Of(Space).Values);
        Assert.Equal(("111122223333", "i-7", "/app"), (point.Account, point.Resource.Value, point.Stream.Group));
        Assert.Equal(1, point.Vector.Sum(v => v * v), 4);
        Assert.NotEmpty(point.Terms.Terms);
    }

    [Fact]
    public async Task WhileTheModelIsDownWordsAreIndexedAndAfterwardsTheRestIsMadeUpFor()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        _model.Fault = new HttpRequestException("down");
        _logs.Add("quota of the bucket exceeded", Some.Noon.AddHours(2));
        await IndexAsync(Some.Noon.AddHours(3));
        await IndexAsync(Some.Noon.AddHours(4));
        Assert.Equal((2, 1), (_index.Of(Space).Count, _index.Of(Space).Values.Count(p => p.Vector.Length == 0)));
        Assert.Equal(new(11, 10), _index.ProgressOf(Space));
        _model.Fault = null;
        await IndexAsync(Some.Noon.AddHours(5));
        Assert.Equal((2, 0), (_index.Of(Space).Count, _index.Of(Space).Values.Count(p => p.Vector.Length == 0)));
        Assert.Equal(new(11, 11), _index.ProgressOf(Space));
    }

    [Fact]
    public async Task AModelThatWasNeverReachedTakesNothingAwayFromTheOneBefore()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        (_model.Name, _model.Fault) = ("two", new TimeoutException());
        await IndexAsync(Some.Noon.AddHours(1));
        Assert.Single(_index.Of(Space));
        Assert.Single(_index.Of(new("scripted/two", 0)));
    }

    [Fact]
    public async Task AnotherModelIndexesAllAnewAndThenTheOldVectorsGo()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        (_model.Name, _model.Dimension) = ("two", 5);
        Assert.Equal(1, await IndexAsync(Some.Noon.AddHours(1)));
        Assert.Equal([new EmbeddingSpace("scripted/two", 5)], await _index.GetSpacesAsync(CancellationToken.None));
        Assert.All(_index.Of(new("scripted/two", 5)).Values, p => Assert.Equal(5, p.Vector.Length));
    }

    [Fact]
    public async Task WhatACrashLeftBehindIsForgottenAndIndexedAgain()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        Write(10, TimeSpan.FromMinutes(1), Some.Noon.AddHours(2));
        var half = _index.Of(Space).Values.Single() with { Id = "cut elsewhere", FirstSequence = 13, LastSequence = 15 };
        await _index.UpsertAsync(Space, [half], new(10, 10), CancellationToken.None);
        await IndexAsync(Some.Noon.AddHours(3));
        Assert.Equal([(1, 10), (11, 20)], _index.Of(Space).Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task NoSecretReachesTheModel()
    {
        _logs.Add("login with password=hunter2-Very-Secret failed", Some.Noon);
        await IndexAsync(Some.Noon.AddHours(1));
        Assert.Contains(_model.Asked, t => t.Contains("login with password=", StringComparison.Ordinal));
        Assert.DoesNotContain(_model.Asked, t => t.Contains("hunter", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
