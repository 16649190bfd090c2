namespace AiOps.Bot.Core.Cards;

/// <summary>What a button asks for.</summary>
public enum CardButtonKind
{
    Approve,
    Reject,
    DryRun,

    /// <summary>Proposes the inverse of a remediation that ran; the proposal waits for approval like any other.</summary>
    RollBack,
    Acknowledge,
    Resolve,
    Details,
}
