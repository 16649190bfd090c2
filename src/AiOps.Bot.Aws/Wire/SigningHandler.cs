namespace AiOps.Bot.Aws.Wire;

/// <summary>Signs each attempt anew, since a retry may come after the credentials changed and the old signature's time has run out.</summary>
internal sealed class SigningHandler(ICredentialSource source, TimeProvider time) : DelegatingHandler
{
    public static readonly HttpRequestOptionsKey<SigningScope> Scope = new("aws-signing-scope");

    private static readonly string[] OwnHeaders = ["X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "Authorization"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Scope, out var scope))
        {
            throw new InvalidOperationException("A request to AWS came without the scope to sign it for.");
        }

        var credentials = await source.GetAsync(cancellationToken);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Sign(request, body, credentials, scope, time.GetUtcNow());
        return await base.SendAsync(request, cancellationToken);
    }

    internal static void Sign(HttpRequestMessage request, byte[] body, AwsCredentials credentials, SigningScope scope, DateTimeOffset now)
    {
        var uri = request.RequestUri!;
        foreach (var name in OwnHeaders)
        {
            request.Headers.Remove(name);
        }

        request.Headers.Host = uri.IsDefaultPort ? uri.Host : uri.Authority;
        request.Headers.TryAddWithoutValidation("X-Amz-Date", SigV4.Stamp(now));
        if (credentials.SessionToken is { } token)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
        }

        if (scope.Service == "s3")
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Content-Sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)));
        }

        var canonical = new CanonicalRequest(request.Method.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), HeadersToSign(request));
        request.Headers.TryAddWithoutValidation("Authorization", SigV4.Authorization(canonical, body, credentials, scope, now));
    }

    private static List<KeyValuePair<string, string>> HeadersToSign(HttpRequestMessage request)
    {
        var headers = new List<KeyValuePair<string, string>> { new("host", request.Headers.Host!) };
        foreach (var header in request.Headers.Where(h => h.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)))
        {
            headers.AddRange(header.Value.Select(value => KeyValuePair.Create(header.Key, value)));
        }

        if (request.Content?.Headers.TryGetValues("Content-Type", out var type) == true)
        {
            headers.Add(new("content-type", string.Join(',', type)));
        }

        return headers;
    }
}
