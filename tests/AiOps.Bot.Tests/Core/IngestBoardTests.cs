using AiOps.Bot.Hosting;

namespace AiOps.Bot.Tests.Core;

public sealed class IngestBoardTests
{
    private readonly IngestBoard _board = new();

    public IngestBoardTests()
    {
        _board.Register("a");
        _board.Register("b");
    }

    [Fact]
    public void BeforeEverySourceWasReadOnceNothingIsJudged()
    {
        _board.Completed("a", Some.Noon);
        Assert.Null(_board.Watermark(Some.Noon));
    }

    [Fact]
    public void TheSlowestSourceDecides()
    {
        _board.Completed("a", Some.Noon);
        _board.Completed("b", Some.Noon.AddMinutes(-5));
        Assert.Equal(Some.Noon.AddMinutes(-5), _board.Watermark(Some.Noon));
    }

    [Fact]
    public void ASourceThatNeverCouldBeReadHoldsUpNobody()
    {
        _board.Completed("a", Some.Noon);
        _board.Failed("b", Some.Noon);
        Assert.Equal(Some.Noon, _board.Watermark(Some.Noon));
    }

    [Fact]
    public void ASourceThatFailsForAWhileIsWaitedForAndThenNot()
    {
        _board.Completed("a", Some.Noon.AddMinutes(20));
        _board.Completed("b", Some.Noon);
        _board.Failed("b", Some.Noon.AddMinutes(1));
        Assert.Equal(Some.Noon, _board.Watermark(Some.Noon.AddMinutes(5)));
        Assert.Equal(Some.Noon.AddMinutes(20), _board.Watermark(Some.Noon.AddMinutes(20)));
    }
}
