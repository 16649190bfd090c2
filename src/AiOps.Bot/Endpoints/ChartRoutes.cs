using AiOps.Bot.Core.Cards.Charts;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Security;

namespace AiOps.Bot.Endpoints;

/// <summary>Pictures of charts, for chat platforms that show them in a card.</summary>
internal static class ChartRoutes
{
    public static void MapCharts(this IEndpointRouteBuilder routes) => routes.MapGet(ChartLinks.Path + "{name}" + ChartLinks.Extension, PaintAsync)
        .ExcludeFromDescription()
        .RequireRateLimiting(RequestRates.Chat)
        .AllowAnybody("chat platforms fetch pictures without signing in; the picture's name is signed, tells one incident and ends");

    /// <summary>Whatever is wrong with a name, the answer is the same: nobody learns which incidents there are.</summary>
    private static async Task<IResult> PaintAsync(string name, HttpContext context, ChartLinks links, IReadCards cards, IChartPainter painter, CancellationToken cancellationToken)
    {
        if (links.Read(name) is not { } incident || await cards.ReadAsync(incident, viewer: null, cancellationToken) is not { Chart: { } chart })
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(painter.Paint(chart, ChartSize.Dense, TimeZoneInfo.Utc), "image/png");
    }
}
