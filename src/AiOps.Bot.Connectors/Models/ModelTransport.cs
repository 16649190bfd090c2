namespace AiOps.Bot.Connectors.Models;

/// <summary>Makes the HTTP clients that models are reached by: no redirects, which would send telemetry and the key elsewhere, no cookies, bounded answers.</summary>
internal static class ModelTransport
{
    /// <summary>Above the longest answer that can be asked for (200,000 tokens), and the vectors of one request, as JSON.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private const int LargestHeadersInKilobytes = 64;

    /// <param name="outer">Sees each answer before the client does; null = none.</param>
    public static HttpClient Create(DelegatingHandler? outer = null)
    {
        HttpMessageHandler handler = new BoundedAnswers(LargestAnswer) { InnerHandler = Sockets() };
        if (outer is not null)
        {
            outer.InnerHandler = handler;
            handler = outer;
        }

        return new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = LargestHeadersInKilobytes,
    };
}
