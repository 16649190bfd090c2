using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Where people reach the web console: <c>Chat:PublicUrl</c>.</summary>
internal sealed class SlackConsole(IConfiguration configuration)
{
    /// <summary>Null where it is not configured, or is no http address.</summary>
    public Uri? Address =>
        Uri.TryCreate(configuration["Chat:PublicUrl"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
