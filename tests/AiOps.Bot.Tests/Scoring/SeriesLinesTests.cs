using System.Text;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;

namespace AiOps.Bot.Tests.Scoring;

public sealed class SeriesLinesTests
{
    private readonly SeriesLines _lines = new();
    private long _number;

    [Fact]
    public void SeriesByTurnsDoNotDisturbOneAnother()
    {
        var alone = Enumerable.Range(0, 100).Select(i => new SeriesLinesTests().Repeat("a", i)).Last();

        var mixed = default(double?);
        for (var i = 0; i < 100; i++)
        {
            mixed = Say("a", i, i % 7).Point!.Score;
            Say("b", i, 1e6 * i);
        }

        Assert.Equal(alone, mixed);
    }

    [Fact]
    public void APointThatIsNotNewerIsLate()
    {
        Assert.Equal(ScoreStatus.Scored, Say("a", 5, 1).Point!.Status);
        Assert.Equal(ScoreStatus.Late, Say("a", 5, 1).Point!.Status);
        Assert.Equal(ScoreStatus.Late, Say("a", 4, 1).Point!.Status);
        Assert.Equal(ScoreStatus.Scored, Say("b", 4, 1).Point!.Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("{\"key\":\"a\",\"timestamp\":true,\"value\":1}")]
    public void ALineThatCannotBeReadIsToldByItsNumber(string line)
    {
        var answer = _lines.Score(7, Encoding.UTF8.GetBytes(line));

        Assert.Equal((7, ScoreStatus.Unreadable), (answer.Line, answer.Point!.Status));
        Assert.NotNull(answer.Point!.Fault);
    }

    [Fact]
    public void KeysWithoutEndDoNotFillTheMemory()
    {
        for (var i = 0; i < ScoreLimits.Series; i++)
        {
            Say($"key-{i}", 1, 1);
        }

        Assert.Equal(ScoreStatus.Unreadable, Say("one more", 1, 1).Point!.Status);
        Assert.Equal(ScoreStatus.Scored, Say("key-0", 2, 1).Point!.Status);
    }

    private double? Repeat(string key, int last)
    {
        var score = default(double?);
        for (var i = 0; i <= last; i++)
        {
            score = Say(key, i, i % 7).Point!.Score;
        }

        return score;
    }

    private LineScoreDocument Say(string key, int minute, double value) =>
        _lines.Score(_number++, Encoding.UTF8.GetBytes($$"""{"key":"{{key}}","timestamp":{{1_767_225_600 + (60L * minute)}},"value":{{value:R}}}"""));
}
