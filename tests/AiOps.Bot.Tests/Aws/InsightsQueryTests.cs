using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Sandbox.Logs.Insights;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Aws;

public sealed class InsightsQueryTests
{
    private static LogQuery Query(params string[] words) => new() { Window = new(Some.Noon.AddHours(-1), Some.Noon), Words = words, NewestFirst = true, Limit = 50 };

    [Fact]
    public void AQueryIsSpeltInAFixedGrammar() => Assert.Equal(
        "fields @timestamp, @message, @logStream, @log, @ptr | filter strcontains(tolower(@message), \"timeout\") = 1 and (@logStream = \"i-1\" or strcontains(@log, \"i-1\") = 1 or strcontains(tolower(@message), \"i-1\") = 1)"
        + " and (strcontains(tolower(@message), \"fatal\") = 1 or strcontains(tolower(@message), \"critical\") = 1 or strcontains(tolower(@message), \"panic\") = 1 or strcontains(tolower(@message), \"emerg\") = 1) | sort @timestamp asc | limit 10000",
        InsightsQuery.Spell(Query("Timeout") with { Resources = [new("i-1")], AtLeast = LogSeverity.Critical, NewestFirst = false, Limit = 99_999 }));

    [Theory]
    [InlineData("\" | limit 1 | fields @message")]
    [InlineData("\\\" or 1 = 1 or @message = \"")]
    [InlineData("a\n| stats count(*)")]
    [InlineData("/.*/")]
    public void WordsStayInsideTheirLiteral(string word)
    {
        var spelt = InsightsQuery.Spell(Query(word));
        var read = InsightsText.Parse(spelt);
        Assert.Equal(50, read.Limit);
        Assert.False(read.Matches("an ordinary line", "s", "g"));
    }

    [Fact]
    public void WhateverIsAskedForIsFoundAsTextAndNothingElse() => Prop.ForAll<NonEmptyString>(word =>
    {
        var clean = new string([.. word.Get.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        var read = InsightsText.Parse(InsightsQuery.Spell(Query(word.Get)));
        return read.Limit == 50 && read.Matches("before " + clean.ToLowerInvariant() + " after", "s", "g");
    }).QuickCheckThrowOnFailure();
}
