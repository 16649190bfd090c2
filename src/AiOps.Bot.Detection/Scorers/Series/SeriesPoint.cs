namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>One value of one metric.</summary>
/// <param name="Seconds">When, in seconds since any fixed moment that is midnight UTC of a Thursday (the Unix epoch is); the row's number where the series has no clock.</param>
/// <param name="Value">Finite, in the metric's own unit.</param>
internal readonly record struct SeriesPoint(double Seconds, double Value);
