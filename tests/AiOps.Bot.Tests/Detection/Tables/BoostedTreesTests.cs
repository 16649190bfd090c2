using AiOps.Bot.Detection.Evaluation;
using AiOps.Bot.Detection.Scorers.Boosting;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Tables;

public sealed class BoostedTreesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void AModelComesBackFromItsFileWithTheSamePredictions()
    {
        var (table, labels) = Some.Crowd();
        var model = (BoostedTrees)new BoostedTreesTrainer().Fit(new(table, labels), new(), Ct);
        using var file = new MemoryStream();
        XgboostModel.Write(model, file);
        file.Position = 0;
        var read = XgboostModel.Read(file);
        for (var row = 0; row < table.Rows; row++)
        {
            Assert.Equal(model.Margin(table[row]), read.Margin(table[row]));
        }
    }

    [Fact]
    public void AFileOfXgboostIsReadAsXgboostPredicts()
    {
        // Two stumps by hand: x0 < 0.5 ? -1 : 2 and x1 < 3 ? 0.25 : -0.5 (missing goes left), base score 0.5.
        var read = XgboostModel.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Detection", "Tables", "Fixtures", "two-stumps.json"))));
        Assert.Equal(-0.75f, read.Margin([0f, 0f]));
        Assert.Equal(2.25f, read.Margin([0.5f, float.NaN]));
        Assert.Equal(1.5f, read.Margin([9f, 3f]));
        var score = new double[1];
        read.Score([0f, 0f], score);
        Assert.Equal(1 / (1 + Math.Exp(0.75)), score[0], 12);
    }

    [Theory]
    [InlineData("{}", "not an XGBoost model")]
    [InlineData("nothing", "not an XGBoost model")]
    [InlineData("""{"learner":{"gradient_booster":{"name":"gblinear"}}}""", "only gbtree")]
    public void WhatIsNoModelIsRefusedInWords(string json, string words)
    {
        var error = Assert.Throws<FormatException>(() => XgboostModel.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATreeThatWouldNeverEndIsRefused()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Detection", "Tables", "Fixtures", "two-stumps.json")).Replace("\"left_children\": [1, -1, -1]", "\"left_children\": [0, -1, -1]", StringComparison.Ordinal);
        Assert.Contains("damaged", Assert.Throws<FormatException>(() => XgboostModel.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InteractionsOfColumnsAreLearned()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 4000 * 2).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray();
        var table = new FeatureTable(["x", "y"], values);
        var labels = Enumerable.Range(0, table.Rows).Select(r => table[r][0] * table[r][1] > 0).ToArray();
        var model = new BoostedTreesTrainer().Fit(new(table.Pick([.. Enumerable.Range(0, 3000)]), [.. labels.Take(3000)]), new(), Ct);
        var fresh = table.Pick([.. Enumerable.Range(3000, 1000)]);
        var scores = new double[1000];
        model.Score(fresh.Values, scores);
        Assert.True(AreaUnderCurve.Of(labels.AsSpan(3000), scores) > 0.99);
    }

    [Fact]
    public void OneKindOfLabelIsNotEnough()
    {
        var (table, _) = Some.Crowd(50, 0);
        Assert.Contains("both kinds", Assert.Throws<ArgumentException>(() => new BoostedTreesTrainer().Fit(new(table, [.. new bool[50]]), new(), Ct)).Message, StringComparison.Ordinal);
    }
}
