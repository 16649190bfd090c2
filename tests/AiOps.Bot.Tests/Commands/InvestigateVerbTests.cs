using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiOps.Bot.Tests.Commands;

public sealed class InvestigateVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-investigate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ATiredHumanReadsTheCauseTheNumbersAndTheGaps()
    {
        WriteBundle("one");
        var run = await CommandRun.OfAsync("", "investigate", "--bundle", PathOf("one"));
        var golden = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Commands", "Golden", "investigate.txt"), TestContext.Current.CancellationToken);
        Assert.Equal((0, golden.TrimEnd()), (run.Code, run.Output.ToString().ReplaceLineEndings("\n").TrimEnd()));
    }

    [Fact]
    public async Task JsonHasWhatScriptsNeed()
    {
        WriteBundle("one");
        var run = await CommandRun.OfAsync("", "investigate", "--bundle", PathOf("one"), "--json");
        var verdict = JsonDocument.Parse(run.Output.ToString()).RootElement;
        var first = verdict.GetProperty("candidates")[0];
        Assert.Equal(("db", "latency", "veryLikely", false), (first.GetProperty("entity").GetString(), first.GetProperty("kind").GetString(), verdict.GetProperty("confidence").GetString(), verdict.GetProperty("quiet").GetBoolean()));
        Assert.Equal((3, true), (verdict.GetProperty("candidates").GetArrayLength(), first.GetProperty("score").GetDouble() is > 0 and <= 1));
        Assert.Contains(verdict.GetProperty("gaps").EnumerateArray(), g => g.GetString() == "logs.jsonl: not in the bundle");
        Assert.NotEqual(0, first.GetProperty("evidence").GetArrayLength());
    }

    [Fact]
    public async Task AFolderOfBundlesGivesALineEach()
    {
        WriteBundle("two");
        WriteBundle("one");
        var output = PathOf("verdicts.jsonl");
        var run = await CommandRun.OfAsync("", "investigate", "--bundle", _folder.FullName, "--output", output);
        Assert.Equal((0, ""), (run.Code, run.Output.ToString()));
        var names = (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("bundle").GetString());
        Assert.Equal(["one", "two"], names);
    }

    [Theory]
    [InlineData("nothing-here")]
    [InlineData("")]
    public async Task WhatIsNoBundleIsRefusedWithWhatToDo(string name)
    {
        var run = await CommandRun.OfAsync("", "investigate", "--bundle", PathOf(name));
        Assert.Equal(2, run.Code);
        Assert.Contains("alert.json", run.Error.ToString(), StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void WriteBundle(string name)
    {
        var folder = Directory.CreateDirectory(PathOf(name)).FullName;
        File.WriteAllText(Path.Combine(folder, "alert.json"), """{"entity":"front","metric":"latency","time":"2026-03-14T03:00:00Z"}""");
        File.WriteAllText(Path.Combine(folder, "topology.csv"), "source,target\nfront,api\napi,db\n");
        File.WriteAllText(Path.Combine(folder, "baseline.csv"), Table(0, 100, 0));
        File.WriteAllText(Path.Combine(folder, "metrics.csv"), Table(1_000, 5, 2));
    }

    private static string Table(int from, int rows, double added)
    {
        var text = new StringBuilder("timestamp,entity,metric,statistic,value\n");
        foreach (var (entity, seconds) in new[] { ("front", 0.5), ("api", 0.4), ("db", 0.25) })
        {
            for (var i = from; i < from + rows; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{1_773_000_000 + (300 * i)},{entity},latency,Average,{seconds + added + (i % 3 * 0.01)}\n");
                text.Append(CultureInfo.InvariantCulture, $"{1_773_000_000 + (300 * i)},{entity},requests,Sum,60\n");
            }
        }

        return text.ToString();
    }
}
