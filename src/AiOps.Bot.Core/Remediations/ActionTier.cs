namespace AiOps.Bot.Core.Remediations;

/// <summary>How dangerous an action is, and so what it takes to run it.</summary>
public enum ActionTier
{
    /// <summary>Changes nothing: no approval.</summary>
    Observe,

    /// <summary>Can be undone fully: one approver.</summary>
    Reversible,

    /// <summary>Interrupts something or weakens a guard: one approver, who is shown the impact.</summary>
    Disruptive,

    /// <summary>Cannot be undone, or touches protected resources: two distinct people, neither of them the requester.</summary>
    Destructive,

    /// <summary>Never offered and never run.</summary>
    Forbidden,
}
