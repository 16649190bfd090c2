using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AiOps.Bot.Connectors.Mcp;

/// <summary>
/// The Streamable HTTP transport of the Model Context Protocol: a POST a message, the answer as a stream of events. It sends nothing unasked, so GET is not
/// offered, as the protocol allows.
/// </summary>
internal sealed class McpEndpoint(McpSessions sessions)
{
    private const string SessionHeader = "Mcp-Session-Id";

    public async Task PostAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } message)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (await SessionAsync(context) is not { } session)
        {
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        if (!await session.Transport.HandlePostRequestAsync(message, context.Response.Body, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.ContentType = null;
        }
    }

    public async Task DeleteAsync(HttpContext context)
    {
        string? id = context.Request.Headers[SessionHeader];
        var found = id is not null && sessions.Find(id, OwnerOf(context)) is not null;
        context.Response.StatusCode = found ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
        await (found ? sessions.EndAsync(id!) : Task.CompletedTask);
    }

    private async Task<McpSession?> SessionAsync(HttpContext context)
    {
        string? id = context.Request.Headers[SessionHeader];
        if (id is not null)
        {
            var known = sessions.Find(id, OwnerOf(context));
            context.Response.StatusCode = known is null ? StatusCodes.Status404NotFound : context.Response.StatusCode;
            return known;
        }

        if (await sessions.BeginAsync(OwnerOf(context)) is not { } begun)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "60";
            return null;
        }

        context.Response.Headers[SessionHeader] = begun.Id;
        return begun.Session;
    }

    private static async Task<JsonRpcMessage?> ReadAsync(HttpContext context)
    {
        try
        {
            return (JsonRpcMessage?)await JsonSerializer.DeserializeAsync(context.Request.Body, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)), context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string OwnerOf(HttpContext context) =>
        context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? context.User.Identity?.Name ?? "";
}
