using System.Collections.Concurrent;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly ConcurrentQueue<int[]> _groups = new();
    private readonly SemaphoreSlim _disk = new(0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task WhatComesDuringAWriteIsWrittenTogetherAfterIt()
    {
        var commit = new GroupCommit<int, int>(WriteAsync);
        var first = commit.AddAsync(0, Ct);
        await UntilAsync(() => _groups.Count == 1);
        var others = Enumerable.Range(1, 40).Select(i => commit.AddAsync(i, Ct)).ToList();
        _disk.Release(2);
        Assert.Equal(0, await first);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => -i), await Task.WhenAll(others));
        Assert.Equal([1, 40], _groups.Select(g => g.Length));
        await commit.LastLoop.WaitAsync(Ct);
    }

    [Fact]
    public async Task AFaultIsThatOfItsGroupOnly()
    {
        var commit = new GroupCommit<int, int>((items, cancellationToken) => items.Contains(13) ? throw new IOException("disk full") : WriteAsync(items, cancellationToken));
        _disk.Release(2);
        Assert.Equal("disk full", (await Assert.ThrowsAsync<IOException>(() => commit.AddAsync(13, Ct))).Message);
        Assert.Equal(-1, await commit.AddAsync(1, Ct));
    }

    [Fact]
    public async Task WhoGivesUpDoesNotStopTheOthers()
    {
        var commit = new GroupCommit<int, int>(WriteAsync);
        using var hasty = new CancellationTokenSource();
        var given = commit.AddAsync(1, hasty.Token);
        await UntilAsync(() => _groups.Count == 1);
        var patient = commit.AddAsync(2, Ct);
        await hasty.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        _disk.Release(2);
        Assert.Equal(-2, await patient);
    }

    [Fact]
    public async Task ManyCallersFromManyThreadsEachGetTheirOwnResult()
    {
        var commit = new GroupCommit<int, int>((items, _) => Task.FromResult(items.Select(i => -i).ToArray()));
        var results = await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => Task.Run(() => commit.AddAsync(i, Ct), Ct)));
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => -i), results);
    }

    private async Task<int[]> WriteAsync(IReadOnlyList<int> items, CancellationToken cancellationToken)
    {
        _groups.Enqueue([.. items]);
        await _disk.WaitAsync(cancellationToken);
        return [.. items.Select(i => -i)];
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
