using AiOps.Bot.Security;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace AiOps.Bot.Endpoints;

/// <summary>Gives answers without a body one: a page for people, a problem document for programs.</summary>
internal static class FaultPages
{
    public static Task WriteAsync(StatusCodeContext fault)
    {
        var status = fault.HttpContext.Response.StatusCode;
        return WriteAsync(fault.HttpContext, status, Explain(status));
    }

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        var title = ReasonPhrases.GetReasonPhrase(status);
        if (!SessionCookie.IsForPeople(context.Request))
        {
            return Problems.WriteAsync(context, status, title, detail);
        }

        var page = new RazorComponentResult<FaultPage>(new { Status = status, Title = title, Detail = detail }) { StatusCode = status };
        return page.ExecuteAsync(context);
    }

    private static string Explain(int status) => status switch
    {
        401 => "send an access token: Authorization: Bearer TOKEN",
        403 => "you may not do this",
        404 => "there is nothing at this address",
        405 => "this address does not take that method",
        413 => "the request is too large",
        415 => "send the body as application/json",
        _ => "the request could not be answered",
    };
}
