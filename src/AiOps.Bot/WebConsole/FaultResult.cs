using AiOps.Bot.Endpoints;

namespace AiOps.Bot.WebConsole;

/// <summary>Answers with a page that says what is wrong.</summary>
internal sealed class FaultResult(int status, string detail) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => FaultPages.WriteAsync(httpContext, status, detail);
}
