using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.WebConsole.Anomalies;

/// <summary>A series as a page shows it.</summary>
/// <param name="Worst">The most unusual value of the window; null where all are usual.</param>
public sealed record SeriesView(ScoredSeriesLine Line, CardChart Chart, string Counted, ScoredValue? Worst);
