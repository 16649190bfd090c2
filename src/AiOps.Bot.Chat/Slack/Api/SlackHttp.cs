namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>The connections to Slack. Redirects are not followed: the bot token must not travel to another host.</summary>
internal sealed class SlackHttp : IDisposable
{
    private static readonly TimeSpan Renewed = TimeSpan.FromMinutes(5);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = Renewed, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => Client.Dispose();
}
