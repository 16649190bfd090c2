namespace AiOps.Bot.Core.Investigations;

/// <summary>
/// What a word promises: of a hundred first hypotheses that are told with it, how many are right. The ranking's scores are read on this scale, and <c>aiops eval</c> checks the
/// promise on labelled incidents.
/// </summary>
/// <param name="From">0..1, included.</param>
/// <param name="Below">0..1.</param>
public readonly record struct ConfidenceRange(double From, double Below)
{
    private const double PossibleFrom = 0.3;
    private const double LikelyFrom = 0.6;
    private const double VeryLikelyFrom = 0.85;

    public static ConfidenceRange Of(Confidence word) => word switch
    {
        Confidence.VeryLikely => new(VeryLikelyFrom, double.PositiveInfinity),
        Confidence.Likely => new(LikelyFrom, VeryLikelyFrom),
        Confidence.Possible => new(PossibleFrom, LikelyFrom),
        _ => new(0, PossibleFrom),
    };

    /// <summary>The word for a probability.</summary>
    public static Confidence WordFor(double probability) => probability switch
    {
        >= VeryLikelyFrom => Confidence.VeryLikely,
        >= LikelyFrom => Confidence.Likely,
        >= PossibleFrom => Confidence.Possible,
        _ => Confidence.Unlikely,
    };
}
