using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Ids of a delivery. Everything here comes out of a payload whose proof was checked.</summary>
internal static class SlackWho
{
    private const int MaxId = 64;

    /// <param name="home">The workspace that the bot is installed in.</param>
    public static ChatUser User(string team, string user, string name, string home)
    {
        var of = team.Length > 0 ? Id(team) : home;
        return new(new VerifiedIdentity("slack", $"{of}/{Id(user)}"), name.Length > MaxId ? name[..MaxId] : name, of == home ? ChatStanding.Unknown : ChatStanding.Outsider, null);
    }

    /// <exception cref="FormatException">It does not look like an id of Slack's.</exception>
    public static string Id(string id) =>
        id.Length is > 0 and <= MaxId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? id : throw new FormatException("an id is missing or is none");

    public static string? OptionalId(string id) => id.Length == 0 ? null : Id(id);

    /// <summary>The same delivery has the same id, whatever way it came and how often.</summary>
    public static string RequestId(string kind, params ReadOnlySpan<string> parts) =>
        $"slack-{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16))}";
}
