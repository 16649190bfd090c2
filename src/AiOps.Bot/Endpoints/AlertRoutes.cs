using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Endpoints.Documents;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AiOps.Bot.Endpoints;

/// <summary>Takes in other systems' notifications: stored first, acknowledged then, understood later.</summary>
internal static class AlertRoutes
{
    public const int LargestBody = 1024 * 1024;

    public static void MapAlerts(this IEndpointRouteBuilder api) => api.MapPost("/alerts/{source}", AcceptAsync)
        .WithName("AcceptAlert")
        .WithSummary("Hand in a notification of another system")
        .Accepts<object>("application/json", "text/plain")
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .RequireRateLimiting(RequestRates.Alerts)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(415);

    private static async Task<Results<Accepted<ReceiptDocument>, ProblemHttpResult>> AcceptAsync(
        string source, HttpContext context, IEnumerable<IAlertSource> sources, IInboundEventStore inbound, TimeProvider time)
    {
        var known = sources.ToList();
        if (known.FirstOrDefault(s => s.Name == source) is not { } alertSource)
        {
            return Problems.Of(404, "Unknown alert source", $"there is no alert source of that name; known are {string.Join(", ", known.Select(s => s.Name))}");
        }

        if (!IsJson(context.Request))
        {
            return Problems.Of(415, "Unsupported media type", "send the body as application/json");
        }

        var body = await ReadAsync(context.Request, context.RequestAborted);
        var now = time.GetUtcNow();
        if (Fault(alertSource, body, now) is { } fault)
        {
            return Problems.Of(400, "Not a notification of this system", fault);
        }

        var received = new InboundEvent(IdOf(source, body), source, now, body);

        // Not cancelled with the request: what was read whole is worth keeping even where the sender hung up.
        var isNew = await inbound.AcceptAsync(received, CancellationToken.None);
        return TypedResults.Accepted((string?)null, new ReceiptDocument(received.Id, !isNew));
    }

    /// <summary>Amazon SNS sends JSON as text/plain. Its own header, which no page of another site can add unasked, tells it from a forged form.</summary>
    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        || (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true && request.Headers.ContainsKey("x-amz-sns-message-type"));

    private static string? Fault(IAlertSource source, byte[] body, DateTimeOffset now)
    {
        try
        {
            source.Parse(body, now);
            return null;
        }
        catch (FormatException fault)
        {
            return Reasons.Cut(fault.Message);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static string IdOf(string source, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(source + "\n"));
        hash.AppendData(body);
        return "evt-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
