using AiOps.Bot.Core.Investigations.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Investigations.Retrieval;

public sealed class IndexLogWindowsTests
{
    private readonly MemoryLogStore _logs = new();
    private readonly MemoryVectorIndex _index = new();

    private Task<int> IndexAsync(DateTimeOffset now) =>
        new IndexLogWindows((_logs, _index), new(new DigitMasks()), new At(now), NullLogger<IndexLogWindows>.Instance).IndexAsync(CancellationToken.None);

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
        Assert.Equal([(1, 200), (201, 400), (401, 450)], _index.Points.Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task AQuietStreamIsCutByTheHour()
    {
        Write(12, TimeSpan.FromMinutes(10), Some.Noon);
        await IndexAsync(Some.Noon.AddHours(3));
        Assert.Equal([(1, 6), (7, 12)], _index.Points.Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
    }

    [Fact]
    public async Task LinesThatAreTooNewWaitAndNoLineIsIndexedTwice()
    {
        Write(10, TimeSpan.FromMinutes(1), Some.Noon);
        Assert.Equal(1, await IndexAsync(Some.Noon.AddMinutes(10)));
        Assert.Equal(1, await IndexAsync(Some.Noon.AddHours(1)));
        Assert.Equal(0, await IndexAsync(Some.Noon.AddHours(1)));
        Assert.Equal([(1, 5), (6, 10)], _index.Points.Values.Select(p => (p.FirstSequence, p.LastSequence)).Order());
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
        foreach (var point in _index.Points.Values)
        {
            var page = await _logs.ReadAfterAsync(point.FirstSequence - 1, (int)(point.LastSequence - point.FirstSequence + 1), CancellationToken.None);
            covered += page.Count(e => e.Event.Stream == point.Stream);
        }

        Assert.Equal(6_000, covered);
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
