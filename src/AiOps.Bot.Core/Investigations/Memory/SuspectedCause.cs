namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>Which cause a person is asked about when an incident is over.</summary>
public static class SuspectedCause
{
    /// <summary>
    /// What was blamed and has been repaired since: the last investigation rules it out because it is no longer so. Else the best that is left.
    /// Null where the investigation is inconclusive.
    /// </summary>
    public static Hypothesis? Of(Investigation? investigation) =>
        investigation?.RuledOut.FirstOrDefault(h => !h.Facts.IsEmpty) ?? investigation?.Hypotheses.FirstOrDefault(h => h.Confidence > Confidence.Unlikely);
}
