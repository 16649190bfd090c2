using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Scoring;

public sealed class SeriesBatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AJumpAfterQuietDaysIsFlaggedWithWhatWasExpected()
    {
        var points = Daily(2_000);
        points[1_900] = points[1_900] with { Value = 500 };

        var scores = Score(points);

        var jump = scores[1_900];
        Assert.True(jump.Flagged);
        Assert.True(jump.Expected < 200 && jump.Upper < 500 && jump.Lower < jump.Upper);
        Assert.True(scores.Take(1_900).Count(s => s.Flagged) < 10);
    }

    [Fact]
    public void TheOrderInWhichPointsAreSentDoesNotMatter()
    {
        var points = Daily(300);
        var random = new Random(3);
        var places = Enumerable.Range(0, points.Length).OrderBy(_ => random.Next()).ToArray();

        var sorted = Score(points);
        var shuffled = Score([.. places.Select(p => points[p])]);

        Assert.Equal(places.Select(p => sorted[p].Score), shuffled.Select(s => s.Score));
    }

    [Fact]
    public void LaterPointsChangeNoEarlierScore() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat[]>().Filter(v => v.Length > 1),
        values =>
        {
            var points = values.Select((v, i) => new Point(Start.AddMinutes(5 * i), (double)v)).ToArray();
            var half = points.Length / 2;
            return Score(points).Take(half).Select(s => s.Score).SequenceEqual(Score(points[..half]).Select(s => s.Score));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ASecondPointOfTheSameTimeIsToldAndNotLearned()
    {
        var points = Daily(100);
        Point[] doubled = [.. points.Take(50), points[49] with { Value = 1e9 }, .. points.Skip(50)];

        var scores = Score(doubled);

        Assert.Equal(ScoreStatus.Duplicate, scores[50].Status);
        Assert.Equal(Score(points).Select(s => s.Score), scores.Where((_, i) => i != 50).Select(s => s.Score));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"NaN\"")]
    [InlineData("1e999")]
    public void AMissingValueIsAnsweredAsMissing(string value)
    {
        var scores = Scored($$"""[{"key":"a","points":[{"timestamp":1767225600,"value":1},{"timestamp":1767225660,"value":{{value}}}]}]""").Single().Points;

        Assert.Equal([ScoreStatus.Scored, ScoreStatus.Missing], scores.Select(s => s.Status));
        Assert.Null(scores[1].Score);
    }

    [Theory]
    [InlineData("""{"timestamp":"yesterday","value":1}""", "timestamp")]
    [InlineData("""{"timestamp":"2026-01-01T00:00:00Z","value":"many"}""", "value")]
    [InlineData("""{"timestamp":"2026-01-01T00:00:00Z","value":[1]}""", "value")]
    [InlineData("7", "object")]
    [InlineData("""{"value":1}""", "no timestamp")]
    public void APointThatCannotBeReadIsToldAndTheOthersAreScored(string point, string told)
    {
        var scores = Scored($$"""[{"key":"a","points":[{"timestamp":"2026-01-02T00:00:00Z","value":1},{{point}},{"timestamp":"2026-01-03T00:00:00Z","value":2}]}]""").Single().Points;

        Assert.Equal([ScoreStatus.Scored, ScoreStatus.Unreadable, ScoreStatus.Scored], scores.Select(s => s.Status));
        Assert.Contains(told, scores[1].Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void OneSeriesWithoutPointsDoesNotTakeTheOthersWithIt()
    {
        var scores = Scored("""[{"key":"a"},5,{"key":"b","points":[{"value":1},{"value":2}]}]""");

        Assert.Equal(["a", null, "b"], scores.Select(s => s.Key));
        Assert.NotNull(scores[0].Fault);
        Assert.Equal(2, scores[2].Scored);
    }

    [Fact]
    public void MorePointsThanAllowedAreRefusedWithTheLimit()
    {
        var points = string.Join(',', Enumerable.Repeat("0", ScoreLimits.Points + 1));

        var fault = Assert.Throws<FormatException>(() => Scored($$"""[{"points":[{{points}}]}]"""));

        Assert.Contains("50000", fault.Message, StringComparison.Ordinal);
    }

    private static Point[] Daily(int rows)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, rows).Select(i => new Point(Start.AddMinutes(5 * i), 100 + (20 * Math.Sin(i * 2 * Math.PI / 288)) + random.NextDouble()))];
    }

    private static IReadOnlyList<PointScoreDocument> Score(Point[] points)
    {
        var rows = points.Select(p => string.Create(CultureInfo.InvariantCulture, $$"""{"timestamp":"{{p.Time:O}}","value":{{p.Value:R}}}"""));
        return Scored($$"""[{"key":"a","points":[{{string.Join(',', rows)}}]}]""").Single().Points;
    }

    private static IReadOnlyList<SeriesScoreDocument> Scored(string series) => SeriesBatch.Score(JsonDocument.Parse(series).RootElement, TestContext.Current.CancellationToken);

    private sealed record Point(DateTimeOffset Time, double Value);
}
