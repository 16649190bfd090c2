using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.Tests.Chat.Slack;

/// <summary>The app that is installed and the app that is written agree.</summary>
public sealed class SlackManifestTests
{
    private static JsonNode Manifest(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifests", "slack", name)))!;

    private static string PathOf(JsonNode? address) => new Uri((string)address!).AbsolutePath;

    [Fact]
    public void TheAddressesAreThosePathsThatAreServed()
    {
        var manifest = Manifest("manifest.json");
        Assert.Equal(SlackIntake.Events, PathOf(manifest["settings"]!["event_subscriptions"]!["request_url"]));
        Assert.Equal(SlackIntake.Interactions, PathOf(manifest["settings"]!["interactivity"]!["request_url"]));
        Assert.Equal(SlackIntake.Commands, PathOf(manifest["features"]!["slash_commands"]![0]!["url"]));
    }

    [Fact]
    public void TheShortcutIsTheOneThatIsUnderstood() =>
        Assert.Equal(SlackActions.Ask, (string?)Manifest("manifest.json")["features"]!["shortcuts"]![0]!["callback_id"]);

    [Fact]
    public void BothManifestsDifferInNothingButTheWayIn()
    {
        var http = Manifest("manifest.json");
        var socket = Manifest("manifest.socket-mode.json");
        Assert.True((bool)socket["settings"]!["socket_mode_enabled"]!);
        socket["settings"]!["socket_mode_enabled"] = false;
        http["features"]!["slash_commands"]![0]!.AsObject().Remove("url");
        http["settings"]!["event_subscriptions"]!.AsObject().Remove("request_url");
        http["settings"]!["interactivity"]!.AsObject().Remove("request_url");
        Assert.True(JsonNode.DeepEquals(http, socket));
    }

    [Fact]
    public void NoScopeIsAskedForThatTheCheckupDoesNotNeed()
    {
        var asked = Manifest("manifest.json")["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(s => (string)s!);
        Assert.Equal(AiOps.Bot.Chat.Slack.Api.SlackCheckup.Needed.Order(), asked.Order());
        Assert.Null(Manifest("manifest.json")["oauth_config"]!["scopes"]!["user"]);
    }
}
