namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>What the page of anomalies shows.</summary>
/// <param name="Series">One page of series, the most unusual first.</param>
/// <param name="AllSeries">How many series pass the filter.</param>
/// <param name="UnusualSeries">How many of those have something unusual.</param>
/// <param name="KnownSeries">How many series there are in the window, whatever the filter.</param>
/// <param name="Anomalies">One page of anomalies, newest first.</param>
/// <param name="AllAnomalies">How many anomalies pass the filter, of the newest that are looked through.</param>
/// <param name="Kinds">The kinds of anomaly that there are in the window.</param>
public sealed record AnomaliesSeen(
    IReadOnlyList<SeriesView> Series, int AllSeries, int UnusualSeries, int KnownSeries, IReadOnlyList<AnomalyView> Anomalies, int AllAnomalies, IReadOnlyList<string> Kinds)
{
    public const int SeriesAPage = 12;
    public const int AnomaliesAPage = 20;
}
