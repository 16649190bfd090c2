using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>One call of Slack's Web API.</summary>
/// <param name="Method">For example <c>chat.postMessage</c>.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments)
{
    /// <summary>Set where the call posts into a channel: Slack takes about one message a second there.</summary>
    public string? Channel { get; init; }

    /// <summary>Methods that read take no JSON.</summary>
    public bool AsForm { get; init; }

    /// <summary>True where a second call does no harm, so that one of which nobody knows how it ended may be made again.</summary>
    public bool Repeatable { get; init; }

    /// <summary>True for the app-level token of Socket Mode.</summary>
    public bool AsApp { get; init; }

    /// <summary>Longer waits for a turn are left to the caller, who has other things to do.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
