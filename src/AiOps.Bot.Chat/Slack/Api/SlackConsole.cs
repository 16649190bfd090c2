using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using Microsoft.Extensions.Configuration;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Where people reach the web console (<c>Chat:PublicUrl</c>), and how times are shown.</summary>
internal sealed class SlackConsole(IConfiguration configuration, IChartLinks? pictures = null)
{
    /// <summary>See <see cref="SlackOptions.LocalTimes"/>.</summary>
    public bool LocalTimes => configuration.GetSection(SlackOptions.Section).GetValue(nameof(SlackOptions.LocalTimes), true);

    /// <summary>A picture that Slack fetches from us, for where it took no upload; null where it cannot reach us.</summary>
    public SlackPicture? PictureOf(Card card) => pictures?.Of(card) is { } link ? new(null, link.AbsoluteUri) : null;

    /// <summary>Null where it is not configured, or is no http address.</summary>
    public Uri? Address =>
        Uri.TryCreate(configuration["Chat:PublicUrl"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
}
