namespace AiOps.Bot.Detection;

/// <summary>What one way of looking says of a series.</summary>
/// <param name="Scorer">One of <see cref="Scorers.Series.SeriesScorers.Names"/>.</param>
/// <param name="Unusual">How many of the values it would call unusual.</param>
/// <param name="Shared">How many of those were called unusual when they came.</param>
/// <param name="WorstAt">When the value was that it finds the most unusual; null where it finds none unusual.</param>
/// <param name="WorstScore">That value's score, 0 to 1; comparable between ways, since each is judged by the same rules.</param>
/// <param name="Last">The score of the newest value.</param>
public sealed record SeriesOpinion(string Scorer, int Unusual, int Shared, DateTimeOffset? WorstAt, double WorstScore, double Last);
