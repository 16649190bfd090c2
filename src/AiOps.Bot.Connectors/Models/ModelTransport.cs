namespace AiOps.Bot.Connectors.Models;

/// <summary>Makes the HTTP clients that models are reached by: no redirects, which would send telemetry and the key elsewhere, no cookies, bounded answers.</summary>
internal static class ModelTransport
{
    /// <summary>Above the longest answer that can be asked for (200,000 tokens), and the vectors of one request, as JSON.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private const int LargestHeadersInKilobytes = 64;

    public static HttpClient Create() => new(new BoundedAnswers(LargestAnswer)
    {
        InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = LargestHeadersInKilobytes,
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };
}
