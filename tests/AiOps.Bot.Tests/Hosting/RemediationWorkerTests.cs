using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Hosting;
using AiOps.Bot.Tests.Core.Remediations;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Tests.Hosting;

public sealed class RemediationWorkerTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task AnInterruptedRunIsLookedAtAgainUntilTheAccountAnswers()
    {
        await InterruptedAsync();
        var looks = 0;
        _bench.Action.OnPlan = () => ++looks < 3 ? throw new HttpRequestException("nobody answers") : null;
        await WorkUntilAsync(async () => (await _bench.ReadAsync()).Status != RemediationStatus.Running);
        Assert.Equal((RemediationStatus.Failed, 1, 3), ((await _bench.ReadAsync()).Status, _bench.Action.Runs, looks));
    }

    [Fact]
    public async Task AnInterruptedRunThatShowsNoSuccessSaysThatItWasInterrupted()
    {
        await InterruptedAsync();
        _bench.Action.State = "off";
        _bench.Action.OnVerify = () => new VerifyResult.Unverified("the job still fails");
        await WorkUntilAsync(async () => (await _bench.ReadAsync()).Status != RemediationStatus.Running);
        var ended = await _bench.ReadAsync();
        Assert.Equal((RemediationStatus.Unverified, 1), (ended.Status, _bench.Action.Runs));
        Assert.Equal("interrupted while running; it was not run again, only checked: the job still fails", ended.Execution!.CheckDetail);
    }

    private async Task InterruptedAsync()
    {
        await _bench.PutAsync(Some.Remediation());
        await _bench.ApproveAsync(Some.Ana);
        _bench.Action.OnRun = () => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => _bench.Runner.RunAsync(new("rem-1"), Bench.Ct));
    }

    private async Task WorkUntilAsync(Func<Task<bool>> isDone)
    {
        using var worker = new RemediationWorker(_bench.Desk, _bench.Runner, new ChangeFeed(), _bench.Time, NullLogger<RemediationWorker>.Instance);
        await worker.StartAsync(Bench.Ct);

        // Bounded by what a busy machine may take, not by how often is looked.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!limit.IsCancellationRequested && !await isDone())
        {
            await Task.Delay(2, Bench.Ct);
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await worker.StopAsync(Bench.Ct);
    }
}
