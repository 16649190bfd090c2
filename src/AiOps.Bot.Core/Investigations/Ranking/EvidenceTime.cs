using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>When what the evidence shows happened.</summary>
internal static class EvidenceTime
{
    /// <summary>By its fact, else by its newest line; null where neither says.</summary>
    public static DateTimeOffset? Of(Evidence evidence) =>
        OnsetOf.Time(evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.EventTime)) ?? evidence.Found.Lines.Max(l => l.Time);
}
