namespace AiOps.Bot.Endpoints.Documents;

/// <summary>How a challenger does beside the champion, on rows that both scored.</summary>
/// <param name="Both">Rows that both would raise.</param>
/// <param name="ChampionScores">Counts by twentieths of 0 to 1.</param>
/// <param name="ChallengerScores">Counts by twentieths of 0 to 1.</param>
/// <param name="Dropped">Rows that the challenger was not asked about, because there was too much to do.</param>
/// <param name="Unfit">Rows that lack a column of the challenger.</param>
public sealed record ModelComparisonDocument(
    int Champion, int Challenger, long Rows, long Both, long ChampionOnly, long ChallengerOnly, IReadOnlyList<long> ChampionScores, IReadOnlyList<long> ChallengerScores, long Dropped, long Unfit)
{
    /// <summary>Share of the rows about which both say the same; null where there are no rows.</summary>
    public double? Agreement => ShareOf(Rows - ChampionOnly - ChallengerOnly);

    /// <summary>Share of the rows that the champion raises.</summary>
    public double? ChampionAlertRate => ShareOf(Both + ChampionOnly);

    /// <summary>Share of the rows that the challenger would raise.</summary>
    public double? ChallengerAlertRate => ShareOf(Both + ChallengerOnly);

    private double? ShareOf(long rows) => Rows == 0 ? null : (double)rows / Rows;
}
