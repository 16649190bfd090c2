using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Reads a request whole, within bounds, without undoing any escaping.</summary>
internal static class RequestReader
{
    /// <summary>The largest body: SageMaker takes 6 MB, and says itself when it is more.</summary>
    public const int MaxBodyBytes = 8 * 1024 * 1024;

    public static async Task<RawRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        return new RawRequest(
            context.Request.Method,
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            [.. context.Request.Headers.SelectMany(h => h.Value, (h, value) => KeyValuePair.Create(h.Key, value ?? ""))],
            body.ToArray());
    }
}
