using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>
/// Speaks Qdrant's REST (https://api.qdrant.tech): JSON in, <c>{"result":...}</c> out. Faults become <see cref="StorageException"/> that say what was asked, what
/// came back and what to do; never the key.
/// </summary>
internal sealed class QdrantConnection : IDisposable
{
    public const int LargestAnswer = 64 * 1024 * 1024;
    private const int LongestReason = 300;

    private readonly HttpClient _http;
    private readonly Uri _url;

    public QdrantConnection(VectorOptions options, TimeProvider time, Random chance)
        : this(options, time, chance, new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
    {
    }

    internal QdrantConnection(VectorOptions options, TimeProvider time, Random chance, HttpMessageHandler transport)
    {
        Options = options;
        _url = new(options.Url.AbsoluteUri.TrimEnd('/') + "/");
        _http = new(new QdrantRetry((options.Timeout, options.Attempts), time, chance, transport)) { BaseAddress = _url, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        if (options.ApiKey.Length > 0)
        {
            _http.DefaultRequestHeaders.Add("api-key", options.ApiKey);
        }
    }

    public VectorOptions Options { get; }

    /// <summary>Makes a request.</summary>
    /// <param name="path">Below the address, without a leading slash.</param>
    /// <returns>The answer's <c>result</c>; null where the server has no such thing (404).</returns>
    /// <exception cref="StorageException">Anything else than an answer.</exception>
    public async Task<JsonElement?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.StatusCode == HttpStatusCode.NotFound ? null : response.IsSuccessStatusCode ? ResultOf(answer) : throw Refused(method, path, response.StatusCode, answer);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or TimeoutException or JsonException)
        {
            throw new StorageException($"Qdrant at {_url} cannot be used for {method} /{path}: {ex.Message} Check {VectorOptions.Section}:Url and that the server runs.", ex);
        }
    }

    /// <summary>Makes a request and reads the answer's <c>result</c>.</summary>
    /// <param name="absent">What to answer where the server has no such thing (404).</param>
    /// <exception cref="StorageException">Anything else than an answer, or one that cannot be read.</exception>
    public async Task<T> ReadAsync<T>((HttpMethod Method, string Path, JsonNode? Body) request, Func<JsonElement, T> read, T absent, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request.Method, request.Path, request.Body, cancellationToken);
        try
        {
            return answer is { } found ? read(found) : absent;
        }
        catch (Exception ex) when (ex is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            throw new StorageException(
                $"What {_url} answered to {request.Method} /{request.Path} is not what Qdrant answers, or not about points of ours: {ex.Message} Check {VectorOptions.Section}:Url, and give " +
                $"{VectorOptions.Section}:Collection a name that nobody else uses.", ex);
        }
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement ResultOf(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("result", out var result)
            ? result.Clone()
            : throw new JsonException("the answer has no result.");
    }

    private StorageException Refused(HttpMethod method, string path, HttpStatusCode status, byte[] answer)
    {
        var remedy = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $"Check {VectorOptions.Section}:ApiKey."
            : status is HttpStatusCode.TooManyRequests || (int)status >= 500 ? "It is tried again later." : $"Check that the server at {VectorOptions.Section}:Url is Qdrant 1.10 or newer.";
        return new($"Qdrant at {_url} answered {(int)status} to {method} /{path}{ReasonIn(answer)}. {remedy}");
    }

    private static string ReasonIn(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var reason = document.RootElement.GetProperty("status").GetProperty("error").GetString() ?? "";
            return ": " + (reason.Length > LongestReason ? reason[..LongestReason] : reason).ReplaceLineEndings(" ").TrimEnd('.');
        }
        catch (Exception ex) when (ex is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
