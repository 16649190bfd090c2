using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Where people reach the web console (<c>Chat:PublicUrl</c>), and how times are shown.</summary>
internal sealed class SlackConsole(IConfiguration configuration)
{
    /// <summary>See <see cref="SlackOptions.LocalTimes"/>.</summary>
    public bool LocalTimes => configuration.GetSection(SlackOptions.Section).GetValue(nameof(SlackOptions.LocalTimes), true);

    /// <summary>Null where it is not configured, or is no http address.</summary>
    public Uri? Address =>
        Uri.TryCreate(configuration["Chat:PublicUrl"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
