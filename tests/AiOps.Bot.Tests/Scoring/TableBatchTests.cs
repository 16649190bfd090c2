using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Scoring;

namespace AiOps.Bot.Tests.Scoring;

public sealed class TableBatchTests
{
    public static TheoryData<string> Families => [.. TableScorers.Names.Where(n => !TableScorers.Named(n).NeedsLabels && n != "autoencoder")];

    [Theory]
    [MemberData(nameof(Families))]
    public void RowsThatStandApartScoreHighest(string family)
    {
        var (table, labels) = Some.Crowd();

        var rows = Score(Json(table), family).Rows!;

        var strangers = rows.Where((_, i) => labels[i]).Average(r => r.Score);
        Assert.True(strangers > rows.Where((_, i) => !labels[i]).Average(r => r.Score));
        Assert.Equal(Enumerable.Range(0, table.Rows), rows.Select(r => r.Row));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void OneRowIsScoredToo(string family) => Assert.InRange(Score("""{"columns":["a"],"rows":[[1]]}""", family).Rows!.Single().Score!.Value, 0, 1);

    [Fact]
    public void ARowOfAnotherFormIsToldInItsPlaceAndTheOthersAreScored()
    {
        var rows = Score("""{"columns":["a","b"],"rows":[[1,2],[1],"x",[1,{"c":1}],[null,"word"],[3,4]]}""").Rows!;

        Assert.Equal(
            [ScoreStatus.Scored, ScoreStatus.Unreadable, ScoreStatus.Unreadable, ScoreStatus.Unreadable, ScoreStatus.Scored, ScoreStatus.Scored], rows.Select(r => r.Status));
        Assert.Contains("1 cells where there are 2", rows[1].Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameBatchAndSeedGiveTheSameScores()
    {
        var json = Json(Some.Crowd(100, 5).Table);

        Assert.Equal(Score(json).Rows, Score(json).Rows);
    }

    [Theory]
    [InlineData("""{"columns":["a"]}""", "columns and rows")]
    [InlineData("""{"columns":["a","a"],"rows":[[1,2]]}""", "different names")]
    [InlineData("""{"columns":[],"rows":[]}""", "different names")]
    [InlineData("""{"columns":["a"],"rows":[]}""", "no row")]
    [InlineData("""[]""", "columns and rows")]
    public void WhatIsNoTableIsRefusedInWords(string table, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => Score(table)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("magic", "there is no scorer")]
    [InlineData("boosted-trees", "labels")]
    public void AFamilyThatCannotBeFittedIsRefusedInWords(string family, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => Score("""{"columns":["a"],"rows":[[1]]}""", family)).Message, StringComparison.Ordinal);

    private static ScoreDocument Score(string table, string? family = "isolation-forest") =>
        TableBatch.Score(JsonDocument.Parse(table).RootElement, (family, 1), TestContext.Current.CancellationToken);

    private static string Json(FeatureTable table)
    {
        var rows = Enumerable.Range(0, table.Rows).Select(r => "[" + string.Join(',', table[r].ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + "]");
        return $$"""{"columns":["a","b","c"],"rows":[{{string.Join(',', rows)}}]}""";
    }
}
