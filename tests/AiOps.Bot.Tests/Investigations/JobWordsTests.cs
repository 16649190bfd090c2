using AiOps.Bot.Core.Investigations.Ranking;

namespace AiOps.Bot.Tests.Investigations;

public sealed class JobWordsTests
{
    [Theory]
    [InlineData("rds-log-export", "/opt/dbops/exprot-rds-logs.sh --instance orders-db", 1.0)]
    [InlineData("rds-log-export", "/opt/dbops/healthcheck.sh", 0.0)]
    [InlineData("invoice-copy", "/opt/ship/copy-invoices.sh", 1.0)]
    [InlineData("backup", "/usr/bin/backp --full", 1.0)]
    [InlineData("nightly-report", "/usr/bin/report", 0.5)]
    [InlineData("", "/usr/bin/report", 0.0)]
    public void ACommandIsLikeAProgramByTheWordsThatTheyShare(string program, string command, double likeness) =>
        Assert.Equal(likeness, JobWords.Likeness(program, command), 3);

    [Fact]
    public void WhereTheProgramIsUnknownTheConstantWordsOfItsLineCount() =>
        Assert.Equal(["copied", "invoices"], JobWords.Of(StoppedJob.WordsOf(l => l == "template" ? "copied <num> invoices to <path>" : "")));
}
