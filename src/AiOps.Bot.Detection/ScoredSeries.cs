using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection;

/// <summary>What <see cref="ScoreMetrics"/> scores.</summary>
/// <param name="Rows">CSV, the first line perhaps a header.</param>
/// <param name="History">Earlier rows of the same columns, learned and not scored; null where there are none.</param>
/// <param name="Scorer">One of <see cref="SeriesScorers.Names"/>.</param>
public sealed record ScoredSeries(TextReader Rows, TextReader? History = null, string Scorer = SeriesScorers.Default);
