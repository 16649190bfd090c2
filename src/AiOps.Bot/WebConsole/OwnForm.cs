using AiOps.Bot.Endpoints;
using Microsoft.AspNetCore.Antiforgery;

namespace AiOps.Bot.WebConsole;

/// <summary>Lets only forms through that one of our own pages gave to this very browser.</summary>
internal sealed class OwnForm(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            await FaultPages.WriteAsync(context.HttpContext, 400, "This form is not one of ours, or too old. Go back, reload the page and try again.");
            return Results.Empty;
        }

        return await next(context);
    }
}
