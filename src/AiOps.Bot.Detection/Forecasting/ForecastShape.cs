namespace AiOps.Bot.Detection.Forecasting;

/// <summary>What is to be foretold.</summary>
/// <param name="Rows">How many rows after the origin, at least 1.</param>
/// <param name="PerDay">Rows a day, at least 1. Of rows that are a day or more apart seven make a round.</param>
public readonly record struct ForecastShape(int Rows, int PerDay)
{
    internal const int DaysAWeek = 7;

    /// <summary>The youngest season that is wholly known for every row that is foretold, in seasons back.</summary>
    internal int FirstSeason(int season) => (Rows + season - 1) / season;

    /// <summary>A span that was set on hours of a day ahead, in rows: it grows with how far is looked ahead.</summary>
    internal int Span(double hours) => Math.Max(1, (int)Math.Round(hours * Rows / 24));
}
