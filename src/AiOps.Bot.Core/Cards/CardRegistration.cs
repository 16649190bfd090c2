using AiOps.Bot.Core.Cards.Charts;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Core.Cards;

/// <summary>Registers what cards are made with besides the pure builder.</summary>
public static class CardRegistration
{
    /// <summary>Adds <see cref="IReadSeries"/> and <see cref="IChartPainter"/>, and the painter as a function for adapters that only want bytes. Needs <see cref="Telemetry.ILogCounts"/> and <see cref="Anomalies.Series.IScoredSeriesStore"/>.</summary>
    public static IServiceCollection AddCards(this IServiceCollection services)
    {
        services.AddSingleton<IReadSeries, IncidentSeries>();
        services.AddSingleton<IChartPainter, ChartPainter>();
        services.AddSingleton<Func<CardChart, byte[]>>(p => chart => p.GetRequiredService<IChartPainter>().Paint(chart, ChartSize.Dense, TimeZoneInfo.Utc));
        return services;
    }
}
