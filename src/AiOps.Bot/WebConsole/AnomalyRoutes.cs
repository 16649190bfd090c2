using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Endpoints;
using AiOps.Bot.WebConsole.Anomalies;
using AiOps.Bot.WebConsole.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.WebConsole;

/// <summary>The pages about what is unusual.</summary>
internal static class AnomalyRoutes
{
    public static void MapAnomalies(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(AnomaliesPage.Path, OverviewAsync);
        pages.MapGet(AnomaliesPage.Path + "/{id}", AnomalyAsync);
        pages.MapGet(AnomaliesPage.Path + "/series/{id}", SeriesAsync);
    }

    private static async Task<RazorComponentResult> OverviewAsync(
        HttpContext context, AnomalyReading reading, IOptions<MetricWatchOptions> watch, IEnumerable<IMetricFeed> feeds, CancellationToken cancellationToken)
    {
        var viewer = Viewers.Of(context);
        var filter = AnomalyFilter.Of(context.Request.Query, viewer.Now);
        return new RazorComponentResult<AnomaliesPage>(new
        {
            Filter = filter,
            Seen = await reading.ReadAsync(filter, cancellationToken),
            Viewer = viewer,
            IsWatching = watch.Value.WatchMetrics && feeds.Any(),
        });
    }

    private static async Task<IResult> SeriesAsync(string id, HttpContext context, AnomalyReading reading, CancellationToken cancellationToken)
    {
        var viewer = Viewers.Of(context);
        var (series, filter) = (new SeriesId(id), AnomalyFilter.Of(context.Request.Query, viewer.Now));
        return await reading.ReadAsync(series, filter.Window, cancellationToken) is not { } found
            ? new FaultResult(404, $"There is no series {Reasons.Cut(id)}; what nothing came of for two weeks is forgotten.")
            : new RazorComponentResult<SeriesPage>(new
            {
                Id = series,
                found.Stretch,
                found.Anomalies,
                Opinions = context.Request.Query["ways"] == "1" ? await reading.AskAsync(series, filter.Window, cancellationToken) : [],
                Filter = filter,
                Viewer = viewer,
            });
    }

    private static async Task<IResult> AnomalyAsync(string id, HttpContext context, AnomalyReading reading, CancellationToken cancellationToken)
    {
        var viewer = Viewers.Of(context);
        return await reading.FindAsync(id, viewer.Now, cancellationToken) is not { } found
            ? new FaultResult(404, $"There is no anomaly {Reasons.Cut(id)}; old ones are forgotten with their logs.")
            : new RazorComponentResult<AnomalyPage>(new { found.View, found.Picture, Viewer = viewer });
    }
}
