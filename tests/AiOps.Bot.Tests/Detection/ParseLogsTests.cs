using System.Text;
using System.Text.Json;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Tests.Detection;

public sealed class ParseLogsTests
{
    private static async Task<(string Structured, string Templates, ParseLogsResult Result)> Run(string input, ParseLogsOptions? options = null, bool seekable = true)
    {
        using var stream = seekable ? new MemoryStream(Encoding.UTF8.GetBytes(input)) : new OnceStream(Encoding.UTF8.GetBytes(input));
        var structured = new StringWriter { NewLine = "\n" };
        var templates = new StringWriter { NewLine = "\n" };
        var result = await new ParseLogs(options ?? new ParseLogsOptions()).RunAsync(stream, structured, templates, CancellationToken.None);
        return (structured.ToString(), templates.ToString(), result);
    }

    [Fact]
    public async Task EveryLineIsARowWithItsFieldsAndParameters()
    {
        var (structured, templates, result) = await Run(
            "2026-03-14 INFO took 12 ms\n2026-03-15 WARN took 7 ms\n", new ParseLogsOptions { Format = "<Date> <Level> <Content>" });
        var id = templates.Split('\n')[1].Split(',')[0];
        Assert.Equal(
            $"LineId,Date,Level,Content,EventId,EventTemplate,ParameterList\n1,2026-03-14,INFO,took 12 ms,{id},took <*> ms,\"[\"\"12\"\"]\"\n"
            + $"2,2026-03-15,WARN,took 7 ms,{id},took <*> ms,\"[\"\"7\"\"]\"\n", structured);
        Assert.Equal($"EventId,EventTemplate,Occurrences\n{id},took <*> ms,2\n", templates);
        Assert.Equal((1, 0L, 2L), (result.Templates, result.Unfitting, result.Read.Lines));
    }

    [Fact]
    public async Task ALineThatDoesNotFitIsKeptAsContent()
    {
        var (structured, _, result) = await Run("oneword\n", new ParseLogsOptions { Format = "<Date> <Content>" });
        Assert.Contains("\n1,,oneword,", structured, StringComparison.Ordinal);
        Assert.Equal(1, result.Unfitting);
    }

    [Fact]
    public async Task EarlyLinesGetTheTemplateOfTheEnd()
    {
        var (structured, _, _) = await Run(string.Concat(((string[])["anna", "bert", "carl", "dora", "emil"]).Select(user => $"session opened for user {user} by root\n")), seekable: false);
        Assert.Equal(5, structured.Split('\n').Count(row => row.Contains("session opened for user <*> by root", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnEmptyInputGivesHeadersOnly() => Assert.Equal("EventId,EventTemplate,Occurrences\n", (await Run("")).Templates);

    [Fact]
    public async Task CellsAreQuotedAsCsvNeeds() =>
        Assert.Contains("1,\"say \"\"hi\"\", you\",", (await Run("say \"hi\", you\n")).Structured, StringComparison.Ordinal);

    [Theory]
    [InlineData("took \"5\" of \\9\\"), InlineData("r\u00e9sum\u00e9_77 by \u00fcser9x1"), InlineData("sent \ud83d\ude00_12 to \u2028 7"), InlineData("half \ud83d9 cut 3"), InlineData("tab 1\t2 \u007f3")]
    public async Task ParametersReadBackAsTheJsonThatTheyAre(string line)
    {
        var (structured, _, _) = await Run(line + "\n");
        var cell = structured.Split('\n')[1];
        cell = cell[(cell.IndexOf("\"[", StringComparison.Ordinal) + 1)..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        var parameters = JsonSerializer.Deserialize<string[]>(cell)!;
        Assert.NotEmpty(parameters);
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line));
        Assert.All(parameters, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LinesOfTemplatesThatWereForgottenAreToldByTheirMasks()
    {
        // Lines of different lengths never join.
        static string Steps(int count) => string.Concat(Enumerable.Repeat("step ", count));
        var (structured, templates, result) = await Run(string.Concat(Enumerable.Range(0, 50).Select(i => $"{Steps(i)}ended {i}\n")), new ParseLogsOptions { Miner = new() { MaxTemplates = 8 } });
        Assert.Equal((50, 50L), (result.Templates, result.Read.Lines));
        for (var i = 0; i < 50; i++)
        {
            Assert.Matches($"\n{i + 1},{Steps(i)}ended {i},[0-9a-f]{{16}},{Steps(i)}ended <\\*>,\"\\[\"\"{i}\"\"\\]\"\n", structured);
            Assert.Matches($"[0-9a-f]{{16}},{Steps(i)}ended <\\*>,1\n", templates);
        }
    }

    [Fact]
    public async Task MasksOfAUserAreApplied()
    {
        var (structured, _, _) = await Run("order ORD-abc shipped\norder ORD-xyz shipped\n", new ParseLogsOptions { Masks = CustomMasks.Parse("# ours\norder ORD-[a-z]+\n") });
        Assert.Equal(2, structured.Split('\n').Count(row => row.Contains("order <*> shipped", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<Date> <Time>"), InlineData("<Content> <Content>"), InlineData("<A><Content>"), InlineData("")]
    public void AFormatThatCannotBeUsedIsRefused(string format) =>
        Assert.Contains("<Content>", Assert.Throws<FormatException>(() => new ParseLogs(new ParseLogsOptions { Format = format })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("justaname"), InlineData("bad ("), InlineData("look (?=x)"), InlineData("1x y")]
    public void AMaskThatCannotBeUsedIsRefusedWithItsLine(string line) =>
        Assert.StartsWith("Line 2 ", Assert.Throws<FormatException>(() => CustomMasks.Parse("ok x\n" + line)).Message, StringComparison.Ordinal);

    private sealed class OnceStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
