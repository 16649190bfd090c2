namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>A count of how a champion and its challenger scored the same rows.</summary>
/// <param name="Measure">What is counted, by the names here.</param>
/// <param name="Bin">For scores: the twentieth of 0 to 1 that the score is in; else 0.</param>
public sealed record ModelTally(string Measure, int Bin, long Count)
{
    public const int Bins = 20;

    /// <summary>Rows that both scored.</summary>
    public const string Rows = "rows";

    /// <summary>Rows that both would raise.</summary>
    public const string Both = "both";

    public const string ChampionOnly = "champion-only";
    public const string ChallengerOnly = "challenger-only";
    public const string ChampionScores = "champion-scores";
    public const string ChallengerScores = "challenger-scores";

    /// <summary>Rows that only the champion scored, because there was too much to do.</summary>
    public const string Dropped = "dropped";

    /// <summary>Rows that the challenger could not score: they lack a column of it.</summary>
    public const string Unfit = "unfit";
}
