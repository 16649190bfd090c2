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

    /// <summary>Hands the incident to another person.</summary>
    Assign,

    /// <summary>Keeps its message still until a time.</summary>
    Snooze,

    /// <summary>Calls the next level.</summary>
    Escalate,

    /// <summary>Says that it never was one, which teaches the scorers.</summary>
    NotAnIncident,

    /// <summary>Says that the cause that was named was the cause; later investigations learn from it.</summary>
    ConfirmCause,

    /// <summary>Says that it was not, and what it was.</summary>
    DenyCause,

    /// <summary>Runs a query that the investigation suggests. Reads only, so whoever may read may press it.</summary>
    RunQuery,
}
