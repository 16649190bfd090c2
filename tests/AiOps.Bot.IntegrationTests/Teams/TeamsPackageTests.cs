using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

public sealed class TeamsPackageTests
{
    private static JsonNode Manifest => JsonNode.Parse(File.ReadAllText(Path.Combine(TeamsPackage.Folder, "manifest.json")))!;

    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public void AnIconHasTheSizeThatTeamsWants(string icon, int size)
    {
        var png = File.ReadAllBytes(Path.Combine(TeamsPackage.Folder, (string)Manifest["icons"]![icon]!));
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void TheBotIsOfferedEverywhereAndNamedOnce()
    {
        Assert.Equal(["personal", "team", "groupChat"], Manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => (string)s!));
        Assert.Equal((string)Manifest["bots"]![0]!["botId"]!, (string)Manifest["composeExtensions"]![0]!["botId"]!);
    }

    [Fact]
    public void AMessageCanBeAskedAbout() => Assert.Equal(("message", true),
        ((string)Manifest["composeExtensions"]![0]!["commands"]![0]!["context"]![0]!, (bool)Manifest["composeExtensions"]![0]!["commands"]![0]!["fetchTask"]!));

    [Fact]
    public void ItAsksForNothingThatTheBotDoesNotUse()
    {
        Assert.Empty(Manifest["validDomains"]!.AsArray());
        Assert.Null(Manifest["authorization"]);
        Assert.Null(Manifest["webApplicationInfo"]);
    }
}
