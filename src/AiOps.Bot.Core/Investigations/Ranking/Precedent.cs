using System.Globalization;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>A person's word on an earlier incident's cause, read from its evidence.</summary>
internal sealed record Precedent(Evidence Evidence, CauseAnswer Answer, string Cause, ResourceId Entity, double Weight)
{
    public string Incident => Evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.PastIncident, "an earlier incident");

    public string By => Evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.Actor, "somebody");

    /// <summary>Null where no cause had been named, so that there is nothing to compare with.</summary>
    public static Precedent? Of(Evidence evidence)
    {
        var facts = evidence.Found.Facts;
        return facts.TryGetValue(EvidenceFacts.PastCause, out var cause)
            && Enum.TryParse<CauseAnswer>(facts.GetValueOrDefault(EvidenceFacts.PastAnswer), out var answer)
            && double.TryParse(facts.GetValueOrDefault(EvidenceFacts.PastWeight), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? new(evidence, answer, cause, new(facts.GetValueOrDefault(EvidenceFacts.PastEntity, "")), Math.Clamp(weight, 0, 1))
            : null;
    }
}
