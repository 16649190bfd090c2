namespace AiOps.Bot.Core.Conversations;

/// <summary>What came of asking what a placeholder stands for.</summary>
/// <param name="Value">Null where it is refused.</param>
/// <param name="Refusal">Why not, for whoever asked, and what to do; null where the value is there.</param>
/// <param name="Incident">Where the value was seen; null = outside of all incidents, or unknown.</param>
public sealed record RevealOutcome(string? Value, string? Refusal, IncidentId? Incident)
{
    /// <summary>The value is for one reader's eyes: it must not come into a log by way of the record.</summary>
    public override string ToString() => $"{nameof(RevealOutcome)} {{ {(Value is null ? Refusal : "a value")} }}";
}
