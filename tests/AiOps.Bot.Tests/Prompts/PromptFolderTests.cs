using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Investigations.Prompts;
using AiOps.Bot.Prompts;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.Tests.Prompts;

public sealed class PromptFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prompts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, name + ".yaml"), text);

    [Fact]
    public void EveryPurposeHasItsFileAndEveryFileItsPurpose()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "prompts"), "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "prompts"), f).Replace('\\', '/'));
        Assert.Equal(Enum.GetValues<PromptPurpose>().Select(PromptPurposes.NameOf).Select(n => $"{n}/{n}.yaml").Order(), files.Order());
    }

    [Fact]
    public void AnOwnPromptWinsAndTheOthersAreBuiltIn()
    {
        Write("narrate-incident", "name: ours\ntemplate: <message role=\"user\">{{incident}} {{evidence}}</message>\ninput_variables:\n  - name: incident\n  - name: evidence\n");
        var prompts = new PromptFolder(_folder);
        Assert.Equal("ours", prompts.For(PromptPurpose.NarrateIncident).Name);
        Assert.Equal(Some.Prompts.For(PromptPurpose.ChooseQuery).Version, prompts.For(PromptPurpose.ChooseQuery).Version);
    }

    [Fact]
    public void AllFaultsAreSaidAtOnce()
    {
        Write("narrate-incident", "name: x");
        Write("choose-query", "template: x");
        var fault = Assert.Throws<ConfigurationException>(() => new PromptFolder(_folder));
        Assert.Contains("narrate-incident.yaml", fault.Message, StringComparison.Ordinal);
        Assert.Contains("choose-query.yaml", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNotThereIsAFault() =>
        Assert.Contains("Prompts:Folder", Assert.Throws<ConfigurationException>(() => new PromptFolder(_folder + "-not")).Message, StringComparison.Ordinal);

    /// <summary>What models are told is reviewed as text: whoever changes a prompt changes its golden file, seen in the same commit.</summary>
    [Theory]
    [InlineData(PromptPurpose.NarrateIncident)]
    [InlineData(PromptPurpose.InvestigateIncident)]
    [InlineData(PromptPurpose.ChooseQuery)]
    public void TheRenderedPromptIsTheGoldenOne(PromptPurpose purpose)
    {
        var values = PromptPurposes.InputsOf(purpose).ToDictionary(i => i, i => $"{{\"{i}\":\"a \\u003C b\"}}");
        var text = string.Concat(Some.Prompts.For(purpose).Render(values).Select(m => $"--- {m.Role.Value}\n{m.Text}\n"));
        var golden = Path.Combine(Repository.Root, "tests", "AiOps.Bot.Tests", "Prompts", "Golden", PromptPurposes.NameOf(purpose) + ".txt");
        if (Environment.GetEnvironmentVariable("AIOPS_GOLDEN") == "write")
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
    }
}
