using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Every golden card by the published schema and by the renderer that clients are built on. Both are not ours, so the tests run where they are named.</summary>
public sealed class CardRenderTests
{
    private static IReadOnlyList<(string Name, JsonObject Card)> Cards =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Chat", "Golden"), "teams-*.json")
            .Select(f => (Path.GetFileNameWithoutExtension(f), JsonNode.Parse(File.ReadAllText(f))!["attachments"]?[0]?["content"]?.DeepClone().AsObject()))
            .Where(c => c.Item2 is not null).Select(c => (c.Item1, c.Item2!)),
    ];

    [Fact]
    public void EveryCardPassesOurOwnRules() => Assert.All(Cards, c => Assert.Null(AdaptiveCardRules.Fault(c.Card)));

    [Fact]
    public void EveryCardIsValidByThePublishedSchema()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("AIOPS_TEST_TEAMS_CONTRACTS") is null, "set AIOPS_TEST_TEAMS_CONTRACTS to a folder with adaptive-card-1.5.0.schema.json");
        var schema = JsonSchemaSubset.Load(Path.Combine(Environment.GetEnvironmentVariable("AIOPS_TEST_TEAMS_CONTRACTS")!, "adaptive-card-1.5.0.schema.json"));
        Assert.NotEmpty(schema.Faults(JsonNode.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Teapot"}],"colour":"red"}""")));
        Assert.All(Cards, c =>
        {
            // Teams' own addition to the host's side of the card.
            c.Card.Remove("msteams");
            Assert.Empty(schema.Faults(c.Card));
        });
    }

    [Fact]
    public void TheAppManifestIsValidByThePublishedSchema()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("AIOPS_TEST_TEAMS_CONTRACTS") is null, "set AIOPS_TEST_TEAMS_CONTRACTS to a folder with MicrosoftTeams.schema.json");
        var schema = JsonSchemaSubset.Load(Path.Combine(Environment.GetEnvironmentVariable("AIOPS_TEST_TEAMS_CONTRACTS")!, "MicrosoftTeams.schema.json"));
        Assert.Empty(schema.Faults(JsonNode.Parse(File.ReadAllText(Path.Combine(TeamsPackage.Folder, "manifest.json")))));
    }

    [Fact]
    public async Task EveryCardIsDrawnWithoutComplaint()
    {
        var script = Environment.GetEnvironmentVariable("AIOPS_TEST_CARD_RENDERER");
        var modules = Environment.GetEnvironmentVariable("AIOPS_TEST_CARD_MODULES");
        var hostConfig = Environment.GetEnvironmentVariable("AIOPS_TEST_TEAMS_CONTRACTS");
        Assert.SkipWhen(script is null || hostConfig is null || modules is null, "set AIOPS_TEST_CARD_RENDERER (the script) AIOPS_TEST_CARD_MODULES (a folder with adaptivecards and playwright-core) and AIOPS_TEST_TEAMS_CONTRACTS (a folder with host-config-teams-light.sample.json)");
        var folder = Environment.GetEnvironmentVariable("AIOPS_TEST_SCREENSHOTS") ?? Directory.CreateTempSubdirectory("cards-").FullName;
        foreach (var (name, card) in Cards)
        {
            var file = Path.Combine(folder, name + ".json");
            await File.WriteAllTextAsync(file, card.ToJsonString(), TestContext.Current.CancellationToken);
            using var node = Process.Start(new ProcessStartInfo("node", [script!, modules!, file, Path.ChangeExtension(file, ".png"), Path.Combine(hostConfig!, "host-config-teams-light.sample.json")]) { RedirectStandardOutput = true })!;
            var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, $"{name}: {said}");
        }
    }
}
