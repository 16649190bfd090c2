using System.Text.Json;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>What Slack answered.</summary>
/// <param name="Error">Slack's own word, or one of ours below; empty where the call was done.</param>
/// <param name="After">How long to leave the method alone, where Slack or our own pacing says so.</param>
/// <param name="Scopes">The token's scopes, as the answer's header tells.</param>
internal sealed record SlackAnswer(string Error, JsonElement Body, TimeSpan? After = null, string Scopes = "")
{
    /// <summary>No whole answer came: the call may have been done or not.</summary>
    public const string Unreachable = "unreachable";

    public const string RateLimited = "ratelimited";

    public bool Ok => Error.Length == 0;

    public static SlackAnswer Failed(string error, TimeSpan? after = null) => new(error, default, after);
}
