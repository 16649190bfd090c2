namespace AiOps.Bot.Tests.Commands;

public sealed class ParseLogsVerbTests
{
    [Fact]
    public async Task RowsAndTemplatesAreWritten()
    {
        var folder = Directory.CreateTempSubdirectory("aiops-test-");
        var run = await CommandRun.OfAsync("INFO sent 5 rows\nINFO sent 7 rows\nWARN odd\n", "parse-logs", "--input", "-", "--output", folder.FullName, "--format", "<Level> <Content>");
        Assert.Equal(0, run.Code);
        Assert.Equal("LineId,Level,Content,EventId,EventTemplate,ParameterList", File.ReadLines(Path.Combine(folder.FullName, "structured.csv")).First());
        Assert.Equal(3, File.ReadLines(Path.Combine(folder.FullName, "templates.csv")).Count());
        Assert.StartsWith("3 lines, 2 templates", run.Error.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("<Level")]
    [InlineData("no fields at all")]
    public async Task AFormatThatCannotBeUsedIsBadInput(string format)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-test-");
        var run = await CommandRun.OfAsync("x\n", "parse-logs", "--input", "-", "--output", folder.FullName, "--format", format);
        Assert.Equal(2, run.Code);
        Assert.StartsWith("aiops: --format: ", run.Error.ToString(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
