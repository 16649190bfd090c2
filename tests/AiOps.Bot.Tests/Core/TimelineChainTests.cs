using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Core;

public sealed class TimelineChainTests
{
    private static TimelineEntry First(string detail = "ssh login") =>
        TimelineChain.Append(new(new IncidentId("inc-1"), Some.Noon, "aiops", TimelineVerbs.Triggered, detail), 1, TimelineChain.Genesis);

    [Fact]
    public void AnEntryThatFollowsTheOneBeforeHasNoFault() =>
        Assert.Null(TimelineChain.FaultOf(First(), 0, TimelineChain.Genesis));

    [Fact]
    public void AChangedEntryIsFound() =>
        Assert.Equal("entry 1 was changed", TimelineChain.FaultOf(First() with { Actor = "someone else" }, 0, TimelineChain.Genesis));

    [Fact]
    public void AMissingEntryIsFound() =>
        Assert.Equal("entry 1 is missing", TimelineChain.FaultOf(First() with { Sequence = 2 }, 0, TimelineChain.Genesis));

    [Fact]
    public void AnEntryOfAnotherChainIsFound() =>
        Assert.Equal("entry 1 does not follow entry 0", TimelineChain.FaultOf(First(), 0, new string('f', 64)));

    [Fact]
    public void PrecisionThatStoresDropIsNotHashed()
    {
        var fine = TimelineChain.Append(new(null, Some.Noon.AddTicks(7), "aiops", "x", "y"), 1, TimelineChain.Genesis);
        Assert.Equal(Some.Noon, fine.Time);
    }
}
