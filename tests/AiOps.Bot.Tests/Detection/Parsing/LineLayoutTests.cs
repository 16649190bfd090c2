using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Tests.Detection.Parsing;

public sealed class LineLayoutTests
{
    private static string[]? Read(string format, string line)
    {
        var layout = LineLayout.Parse(format);
        var fields = new Range[layout.Fields.Count];
        return layout.TryRead(line, fields) ? [.. fields.Select(field => line[field])] : null;
    }

    [Theory]
    [InlineData("<Content>", "any thing", "any thing")]
    [InlineData("<Date> <Time> <Level> <Content>", "d  t\tINFO some text", "d|t|INFO|some text")]
    [InlineData("[<Time>] <Program>[<Pid>]: <Content>", "[10:00] sshd[42]: x: y", "10:00|sshd|42|x: y")]
    [InlineData("<Level>: <Content>;", "WARN: text;", "WARN|text")]
    public void FieldsAreCutAtTheTextBetweenThem(string format, string line, string fields) => Assert.Equal(fields.Split('|'), Read(format, line));

    [Theory]
    [InlineData("<Date> <Content>", "word"), InlineData("[<Time>] <Content>", "10:00 x"), InlineData("<Content>;", "x")]
    public void OtherLinesDoNotFit(string format, string line) => Assert.Null(Read(format, line));
}
