using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>HTTP to Microsoft: follows no redirect, reads bounded answers, waits bounded time.</summary>
internal sealed class TeamsHttp : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private readonly HttpClient _client;

    public TeamsHttp(IOptions<TeamsOptions> options)
        : this(options, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
    }

    internal TeamsHttp(IOptions<TeamsOptions> options, HttpMessageHandler handler)
    {
        _client = new(handler) { Timeout = options.Value.Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("AiOps.Bot", null));
    }

    /// <exception cref="HttpRequestException">No answer, or one that is no success.</exception>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public async Task<JsonElement> GetJsonAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return await JsonOfAsync(answer, cancellationToken).ConfigureAwait(false) ?? throw new JsonException("the answer is empty");
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _client.SendAsync(request, cancellationToken);

    /// <returns>Null where the body is empty.</returns>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static async Task<JsonElement?> JsonOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    public void Dispose() => _client.Dispose();
}
