using AiOps.Bot.Storage.Sqlite;

namespace AiOps.Bot.Tests.Storage;

public sealed class WriteTurnsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UrgentWritersComeBeforeOthersAndEachKindInItsOrder()
    {
        var (turns, order) = (new WriteTurns(), new List<string>());
        await turns.EnterAsync(false, Ct);
        var waiting = new[] { Wait("a", false), Wait("b", false), Wait("u1", true), Wait("u2", true) };
        turns.Leave();
        await Task.WhenAll(waiting);
        Assert.Equal(["u1", "u2", "a", "b"], order);

        async Task Wait(string name, bool isUrgent)
        {
            await turns.EnterAsync(isUrgent, Ct);
            order.Add(name);
            turns.Leave();
        }
    }

    [Fact]
    public async Task WhoeverGaveUpWaitingIsPassedOver()
    {
        var turns = new WriteTurns();
        await turns.EnterAsync(false, Ct);
        using var impatient = new CancellationTokenSource();
        var given = turns.EnterAsync(true, impatient.Token);
        var next = turns.EnterAsync(false, Ct);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        turns.Leave();
        await next;
        turns.Leave();
        await turns.EnterAsync(false, Ct);
    }

    [Fact]
    public async Task NeverTwoAreInAtOnce()
    {
        var (turns, inside, most) = (new WriteTurns(), 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
        {
            await turns.EnterAsync(i % 3 == 0, Ct);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            turns.Leave();
        }, Ct)));
        Assert.Equal(1, most);
    }
}
