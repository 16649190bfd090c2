namespace AiOps.Bot.Core.Remediations;

/// <summary>Why a decision was refused, as far as callers must tell the cases apart.</summary>
public enum RefusalKind
{
    NotFound,

    /// <summary>The person may not decide this.</summary>
    NotEntitled,

    /// <summary>What the person saw is not what is proposed.</summary>
    DigestMismatch,

    Expired,

    /// <summary>It was decided before, or the state does not allow it.</summary>
    Conflict,
}
