using System.Text;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Hosting;
using AiOps.Bot.Scoring;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Scoring;

/// <summary>What becomes of the lines of a stream; that they are scored as a batch is, is told with a real registry.</summary>
public sealed class ScoreLinesTests
{
    [Theory]
    [InlineData("[1,2]", "Unreadable", "a list of cells needs a line before it")]
    [InlineData("{\"row\":[1,2]}", "Unreadable", "a list of cells needs a line before it")]
    [InlineData("{\"row\":{\"a\":1}}", "Unreadable", "name the model that scores the row")]
    [InlineData("{\"columns\":[\"a\"]}", "Unreadable", "name the model that scores the row")]
    [InlineData("{\"model\":\"web\",\"row\":7}", "Unreadable", "'row' is a list of cells, or an object")]
    [InlineData("{\"model\":\"web\",\"row\":{\"a\":1}}", "Failed", "no model was ever registered as web")]
    [InlineData("{\"model\":\"web\",\"columns\":[\"a\"]}", "Failed", "no model was ever registered as web")]
    [InlineData("{\"model\":\"W E B\",\"row\":{\"a\":1}}", "Failed", "can be no name of a model")]
    public async Task ARowThatCannotBeScoredSaysWhyInItsPlace(string line, string status, string told)
    {
        var row = Assert.Single(await ScoreAsync(New(), line)).Row!;
        Assert.Equal((status, 7), (row.Status.ToString(), row.Row));
        Assert.Contains(told, row.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PointsAreStillPoints()
    {
        var answers = await ScoreAsync(New(), "{\"key\":\"a\",\"timestamp\":1767225600,\"value\":1,\"model\":\"of the sensor\"}", "nonsense", "7");
        Assert.Equal([ScoreStatus.Scored, ScoreStatus.Unreadable, ScoreStatus.Unreadable], answers.Select(a => a.Point!.Status));
        Assert.All(answers, a => Assert.Null(a.Row));
    }

    [Fact]
    public async Task WhereRowsAreExpectedWhatCannotBeReadWasToBeOne()
    {
        var lines = New();
        var answers = await ScoreAsync(lines, "{\"model\":\"web\",\"columns\":[\"a\"]}", "[1", "{\"key\":\"a\",\"value\":3}");
        Assert.Contains("not JSON", answers[1].Row!.Fault, StringComparison.Ordinal);
        Assert.Equal(ScoreStatus.Scored, answers[2].Point!.Status);

        var tooLong = Assert.Single(await lines.ScoreAsync([new(9, null)], TestContext.Current.CancellationToken));
        Assert.Equal((9, ScoreStatus.Unreadable), (tooLong.Row!.Row, tooLong.Row.Status));
    }

    [Fact]
    public void WhateverIsSentEachLineIsAnsweredInItsPlace() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[][]>(),
        Gen.Elements(
            "[1,2]", "[[[[[[[[[[1]]]]]]]]]]", "{\"row\":null}", "{\"row\":{}}", "{\"model\":7,\"row\":{}}", "{\"model\":\"web\",\"columns\":{}}", "{\"model\":\"web\",\"columns\":[1]}", "{\"model\":\"\\uD800\",\"row\":{\"a\":1}}",
            "{\"key\":\"\\uD800\",\"value\":1}", "{\"timestamp\":\"\\uDC00\",\"value\":1}", "{\"value\":\"\\uD800\"}", "{\"model\":\"web\",\"row\":{\"\\uD800\":\"\\uD800\"}}", "{\"model\":\"web\",\"row\":{\"a\":1,\"a\":2}}", "{\"model\":\"web\",\"columns\":[\"\\\"],\\\"rows\\\":[\"]}", "{\"row\":{\"\\u0000\":\"]\"}}").ListOf().ToArbitrary(),
        (noise, odd) =>
        {
            SentLine[] lines = [.. noise.Where(n => n.Length > 0).Concat(odd.Select(Encoding.UTF8.GetBytes)).Select((text, i) => new SentLine(i, text))];
            var answers = New().ScoreAsync(lines, CancellationToken.None).GetAwaiter().GetResult();
            return answers.Select(a => a.Line).SequenceEqual(lines.Select(l => l.Number)) && answers.All(a => a.Row is not null || a.Point is not null);
        }).QuickCheckThrowOnFailure();

    private static Task<LineScoreDocument[]> ScoreAsync(ScoreLines scoring, params string[] lines) =>
        scoring.ScoreAsync([.. lines.Select((text, i) => new SentLine(7 + i, Encoding.UTF8.GetBytes(text)))], TestContext.Current.CancellationToken);

    private static ScoreLines New()
    {
        IModelRegistry registry = new InMemoryModels();
        return new(new(new ModelBatch(registry, new(registry), new([], TimeProvider.System), new(), new(new InMemoryAnomalies(), new ScoringBoard(), TimeProvider.System))));
    }
}
