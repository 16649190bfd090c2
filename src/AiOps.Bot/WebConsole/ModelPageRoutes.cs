using AiOps.Bot.Endpoints;
using AiOps.Bot.Scoring.Models;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AiOps.Bot.WebConsole;

/// <summary>The pages about registered models. They show; what counts is changed by <c>aiops models</c> and the API, with a reason.</summary>
internal static class ModelPageRoutes
{
    public static void MapModelPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(ModelsPage.Path, ListAsync);
        pages.MapGet(ModelsPage.Path + "/{name}", ShowAsync);
    }

    private static async Task<RazorComponentResult> ListAsync(HttpContext context, ModelView models, CancellationToken cancellationToken) =>
        new RazorComponentResult<ModelsPage>(new { Lines = await models.ListAsync(cancellationToken), Viewer = Viewers.Of(context) });

    private static async Task<IResult> ShowAsync(string name, HttpContext context, ModelView models, CancellationToken cancellationToken) =>
        await models.FindAsync(name, cancellationToken) is not { } found
            ? new FaultResult(404, $"No model was ever registered as {Reasons.Cut(name)}.")
            : new RazorComponentResult<ModelPage>(new { Model = found, Viewer = Viewers.Of(context) });
}
