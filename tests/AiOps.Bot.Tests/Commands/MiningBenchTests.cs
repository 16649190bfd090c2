using System.Text.Json;

namespace AiOps.Bot.Tests.Commands;

public sealed class MiningBenchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ALogOfTheUsersIsMeasuredWholeAndNamed()
    {
        var log = Write(string.Concat(Enumerable.Range(0, 500).Select(i => $"2026-01-01T00:{i / 60:00}:{i % 60:00}Z job {i} took {i * 3} ms\n")));
        var run = await CommandRun.OfAsync("", "bench", "--only", "mining", "--seconds", "1", "--input", log, "--json");
        Assert.Equal(0, run.Code);
        var rows = JsonDocument.Parse(run.Output.ToString()).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["template mining of own.log, one thread", "parse-logs of own.log: read twice, mine, write"], rows.Select(r => r.GetProperty("work").GetString()));
        Assert.All(rows, r => Assert.Equal((true, 0L), (r.GetProperty("value").GetDouble() > 0, r.GetProperty("samples").GetInt64() % 500)));
    }

    [Fact]
    public async Task AnEmptyLogIsRefused()
    {
        var run = await CommandRun.OfAsync("", "bench", "--only", "mining", "--seconds", "1", "--input", Write(""));
        Assert.Equal(2, run.Code);
        Assert.Contains("--input has no line", run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogThatIsNotThereIsRefused() => Assert.Equal(2, (await CommandRun.OfAsync("", "bench", "--only", "mining", "--input", Path.Combine(_folder.FullName, "no.log"))).Code);

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "own.log");
        File.WriteAllText(path, text);
        return path;
    }
}
