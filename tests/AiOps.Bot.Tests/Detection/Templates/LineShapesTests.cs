using AiOps.Bot.Detection.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Templates;

public sealed class LineShapesTests
{
    private static readonly string[] Words =
        ["user", "Mar", "14", "03:12:09", "opened", "size=12", "10.0.0.1:80", "(2.0", "KB)", "12", "00000012", "2)", "/var/log/x", "a,b", "1,2", "ms", "anna", "bert", "carl", "dora", "emil", "=", "x1y2"];

    [Fact]
    public void AMinerLearnsTheSameFromLinesThatWereCutBefore() => Prop.ForAll<int[][]>(picks =>
    {
        string[] lines = [.. picks.Select(line => string.Join(' ', line.Select(i => Words[(int)((uint)i % Words.Length)])))];
        var (atOnce, later, shapes) = (new TemplateMiner(), new TemplateMiner(), new LineShapes());
        foreach (var line in lines)
        {
            shapes.Add(line);
        }

        var matches = lines.Select((line, i) => (AtOnce: atOnce.Learn(line), Later: later.Learn(shapes, i, line))).ToList();
        return matches.All(m => m.AtOnce == m.Later) && atOnce.Templates.SequenceEqual(later.Templates);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AVaryingWordIsFoundWithoutReadingTheLineAgain()
    {
        var (miner, shapes) = (new TemplateMiner(), new LineShapes());
        string[] lines = [.. Words.Where(w => w.All(char.IsAsciiLetterLower)).Select(w => $"session opened for user {w} by root")];
        for (var i = 0; i < lines.Length; i++)
        {
            shapes.Add(lines[i]);
            miner.Learn(shapes, i, lines[i]);
        }

        shapes.Clear();
        shapes.Add("session opened for user gustav by root");
        Assert.False(miner.Learn(shapes, 0, "").IsNew);
        Assert.Equal((1, "session opened for user <*> by root"), (shapes.Count, Assert.Single(miner.Templates).Text));
    }
}
