using System.Globalization;
using System.Text.RegularExpressions;
using AiOps.Bot.Commands;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.Tests.Commands;

/// <summary>What the README of the models tells people to type, typed.</summary>
public sealed partial class ModelsReadmeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-readme-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EveryCommandOfTheReadmeSucceedsInItsOrder()
    {
        await using (await OpenedStores.CreateAsync(PathOf("aiops.db"), Ct))
        {
        }

        await WriteAsync("history.csv", 0);
        await WriteAsync("new.csv", 400);
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "AiOps.Bot.Detection", "Models", "README.md"), Ct);
        var commands = Blocks().Matches(readme).SelectMany(b => b.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.True(commands.Count > 12);
        foreach (var command in commands)
        {
            var run = await CommandRun.OfAsync("", ArgumentsOf(command));
            Assert.True(run.Code == 0, $"{command}: {run.Error}");
        }

        Assert.Equal(401, (await File.ReadAllLinesAsync(PathOf("scores.csv"), Ct)).Length);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("second.model"), Ct), await File.ReadAllBytesAsync(PathOf("second-again.model"), Ct));
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"([^\"]*)\"|(\\S+)")]
    private static partial Regex Words();

    /// <summary>The words behind "aiops", with its files in the test's folder.</summary>
    private string[] ArgumentsOf(string command)
    {
        var words = Words().Matches(command).Select(w => w.Groups[1].Success ? w.Groups[1].Value : w.Value).ToList();
        Assert.Equal("aiops", words[0]);
        string[] own = words[1] == "tune" ? [] : ["--database", PathOf("aiops.db")];
        return [.. words.Skip(1).Select(w => Path.GetExtension(w) is ".csv" or ".model" or ".json" ? PathOf(w) : w), .. own];
    }

    private Task WriteAsync(string name, int from)
    {
        var random = new Random(from);
        var rows = Enumerable.Range(from, 400).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(i):O},{(i % 20 >= 18 ? 2 : 0) + random.NextDouble()},{(i % 3 == 0 ? "web" : "db")},{(i % 20 >= 18 ? 1 : 0)}"));
        return File.WriteAllLinesAsync(PathOf(name), ["at,load,host,is_attack", .. rows], Ct);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
