using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Endpoints;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>Turns away requests that a page of another site could have made our user's browser send, before anything reads them.</summary>
internal sealed partial class RequestGate(RequestDelegate next, IOptions<SecurityOptions> options, IEnumerable<IChatIntake> intakes, ILogger<RequestGate> logger)
{
    // Probes call by whatever address they find; these two tell nothing and change nothing.
    private static readonly string[] Probes = ["/healthz", "/readyz"];

    // What a platform signs carries no authority of the browser that may have sent it, whatever name it was sent to.
    private readonly HashSet<string> _signed = intakes.SelectMany(i => i.Paths).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Write(context.Response.Headers);
        if (Refuse(context) is not { } refusal)
        {
            await next(context);
            return;
        }

        LogTurnedAway(refusal.Status, context.Request.Method, refusal.Reason);
        await Problems.WriteAsync(context, refusal.Status, refusal.Title, refusal.Reason);
    }

    private Refused? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && _signed.Contains(request.Path.Value ?? ""))
        {
            return null;
        }

        if (!HostPolicy.Allows(request.Host, context.Connection.LocalIpAddress, options.Value.AllowedHosts) && !IsProbe(request))
        {
            return new(400, "Unknown host name", "this service is not called by that name; add the name to Security:AllowedHosts if it should be");
        }

        return OriginPolicy.Refuse(request, options.Value.AllowedOrigins) is { } reason ? new(403, "Cross-origin request refused", reason) : null;
    }

    private static bool IsProbe(HttpRequest request) => HttpMethods.IsGet(request.Method) && Probes.Contains(request.Path.Value);

    [LoggerMessage(9050, LogLevel.Warning, "Turned a {Method} request away with {Status}: {Reason}")]
    private partial void LogTurnedAway(int status, string method, string reason);

    private sealed record Refused(int Status, string Title, string Reason);
}
