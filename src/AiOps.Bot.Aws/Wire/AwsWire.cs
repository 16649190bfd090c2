using System.Net.Http.Headers;

namespace AiOps.Bot.Aws.Wire;

/// <summary>
/// Sends calls to AWS: address, headers, retries, signature, bounds, errors. One instance has one set of credentials, so what can be read and what can be
/// changed never share one.
/// </summary>
internal sealed class AwsWire : IDisposable
{
    private readonly AwsEndpoints endpoints;
    private readonly AwsWireOptions options;
    private readonly HttpClient client;
    private readonly string? run;

    /// <param name="transport">What carries the signed requests; a socket handler, or a scripted one in tests.</param>
    public AwsWire(AwsEndpoints endpoints, ICredentialSource credentials, AwsWireOptions options, WireSurroundings surroundings, HttpMessageHandler? transport = null)
    {
        this.endpoints = endpoints;
        this.options = options;
        var signing = new SigningHandler(credentials, surroundings.Time) { InnerHandler = transport ?? Sockets() };
        client = new HttpClient(new RetryHandler(options, surroundings.Time, surroundings.Random) { InnerHandler = signing })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(Product);
    }

    private AwsWire(AwsWire other, string run) => (endpoints, options, client, this.run) = (other.endpoints, other.options, other.client, run);

    private static ProductInfoHeaderValue Product { get; } = new("aiops-bot", "0.1");

    public string Region => endpoints.Region;

    /// <summary>The same wire for one run of one remediation: its key goes along as user agent, so that CloudTrail tells which approval a change came from.</summary>
    /// <param name="key">Letters, digits and dashes.</param>
    public AwsWire For(string key) => new(this, key);

    /// <exception cref="AwsException">AWS refused, or nobody answered in time.</exception>
    public async Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(call, cancellationToken);
        return new AwsAnswer(call, (int)response.StatusCode, HeadersOf(response), ((ReadBody)response.Content).Bytes);
    }

    /// <summary>Sends a call whose answer is a stream. The time limits hold until it begins; after that the caller watches the time.</summary>
    /// <exception cref="AwsException">AWS refused, or nobody answered in time.</exception>
    public async Task<AwsStream> OpenAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var response = await ExchangeAsync(call with { Streams = true }, cancellationToken);
        return new(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    private async Task<HttpResponseMessage> ExchangeAsync(AwsCall call, CancellationToken cancellationToken)
    {
        using var request = Spell(call);
        try
        {
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? response : throw Refused(call, response);
        }
        catch (Polly.Timeout.TimeoutRejectedException exception)
        {
            throw new AwsException(AwsException.Name(call), "RequestTimeout", $"no answer from {request.RequestUri!.Host} within {options.TotalTimeout.TotalSeconds:0} s", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new AwsException(AwsException.Name(call), "ConnectionFailed", $"{request.RequestUri!.Host}: {exception.Message}", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new AwsException(AwsException.Name(call), "ResponseTooLong", exception.Message, exception);
        }
    }

    public void Dispose() => client.Dispose();

    private static AwsException Refused(AwsCall call, HttpResponseMessage response)
    {
        using (response)
        {
            return AwsErrors.Read(call, response.StatusCode, HeadersOf(response), ((ReadBody)response.Content).Bytes);
        }
    }

    internal static IReadOnlyDictionary<string, string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);

    private HttpRequestMessage Spell(AwsCall call)
    {
        var request = new HttpRequestMessage(call.Method, endpoints.AddressOf(call));
        request.Options.Set(SigningHandler.Scope, endpoints.ScopeOf(call.Api));
        request.Options.Set(RetryHandler.Call, call);
        if (run is not null)
        {
            request.Headers.UserAgent.Add(Product);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("run", run));
        }

        foreach (var (name, value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Body is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        }

        return request;
    }

    // A redirect or a cookie has no place in AWS's protocols, and following one would send signed requests elsewhere.
    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxConnectionsPerServer = 16,
    };
}
