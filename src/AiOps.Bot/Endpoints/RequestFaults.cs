using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace AiOps.Bot.Endpoints;

/// <summary>Turns what went wrong while answering into words: what the sender did wrong, and where, or that it was our fault.</summary>
internal sealed partial class RequestFaults(ILogger<RequestFaults> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        Security.SecurityHeaders.Write(httpContext.Response.Headers);
        if (exception is BadHttpRequestException bad)
        {
            await FaultPages.WriteAsync(httpContext, bad.StatusCode, Explain(bad));
            return true;
        }

        LogFailed(exception, httpContext.Request.Method, httpContext.Request.Path);
        await FaultPages.WriteAsync(httpContext, 500, $"something went wrong on our side; the log has it under trace {httpContext.TraceIdentifier}");
        return true;
    }

    private static string Explain(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: 413 } => "the request is too large",
        { StatusCode: 415 } => "send the body as application/json",
        { InnerException: JsonException json } => Explain(json),
        _ => bad.Message,
    };

    private static string Explain(JsonException json)
    {
        // The framework's own text ends with the same place in another form.
        var what = json.Message.Split(" Path: ", 2)[0];
        var where = json.LineNumber is { } line ? $" at line {line + 1}, byte {json.BytePositionInLine + 1}" : "";
        return $"the body is not the JSON that is expected{where} ({json.Path ?? "$"}): {what}";
    }

    [LoggerMessage(9051, LogLevel.Error, "Answering {Method} {Path} failed")]
    private partial void LogFailed(Exception exception, string method, string path);
}
