using AiOps.Bot.Core.Investigations.Exports;

namespace AiOps.Bot.Tests.Storage.Contracts;

public abstract class KeptTelemetryStoreContract<TPlace> : StorageContract<TPlace>
    where TPlace : IStoragePlace, new()
{
    private IKeptTelemetryStore Store => Get<IKeptTelemetryStore>();

    [Fact]
    public async Task TelemetryIsReadBackAsItWasKeptAndTheLatestCounts()
    {
        Assert.Null(await Store.GetAsync(new("inc-1"), Cancel));
        await Store.SaveAsync(new("inc-1"), new() { Since = Stored.Noon }, Cancel);
        var kept = new KeptTelemetry
        {
            Since = Stored.Noon,
            Series = [new(new("i-1", "CPU \0 \"x\"", ""), [1, 2], [0.1 + 0.2, -5e300])],
            Topology = [new("a", "b", "queue")],
            Spans = [new("t", "s", "", "a", "op", Stored.Noon, 1.5, true)],
        };
        await Store.SaveAsync(new("inc-1"), kept, Cancel);
        Stored.AssertSame(kept, (await Store.GetAsync(new("inc-1"), Cancel))!);
        Assert.Null(await Store.GetAsync(new("inc-2"), Cancel));
    }
}
